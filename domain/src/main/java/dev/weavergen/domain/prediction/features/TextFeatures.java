package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.code.CodeReading.Entry;
import dev.weavergen.domain.code.CodeReading.Habits;
import dev.weavergen.domain.code.CodeReading.Names;
import dev.weavergen.domain.code.CodeReading.Shape;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.seed.Expectation;

/** What a program's text shows (T0). */
final class TextFeatures {
  private TextFeatures() {}

  static void read(ReadingFacts facts, Expectation expectation, Values values) {
    values.put(Feature.COMPILES, facts.problem().isEmpty());
    facts.entry().ifPresent(entry -> entry(entry, expectation, values));
    facts.names().ifPresent(names -> names(names, values));
    facts.shape().ifPresent(shape -> shape(shape, values));
    facts.habits().ifPresent(habits -> habits(habits, values));
  }

  private static void entry(Entry entry, Expectation expectation, Values values) {
    expectation.fits(entry).ifPresent(fits -> values.put(Feature.ENTRY_FITS, fits));
    expectation.returns(entry).ifPresent(returns -> values.put(Feature.RETURNS, returns));
  }

  private static void names(Names names, Values values) {
    values.putCount(Feature.UNDEFINED_NAMES, names.undefined());
    values.putCount(Feature.UNUSED_PARAMETERS, names.unusedParameters());
    values.putCount(Feature.UNUSED_VARIABLES, names.unusedVariables());
    values.putCount(Feature.UNUSED_IMPORTS, names.unusedImports());
  }

  private static void shape(Shape shape, Values values) {
    values.put(Feature.CYCLOMATIC, StrictMath.log(Math.max(1, shape.cyclomatic())));
    values.put(Feature.NESTING, shape.nesting());
    values.putCount(Feature.LINES, shape.lines());
    values.putCount(Feature.NODES, shape.nodes());
  }

  private static void habits(Habits habits, Values values) {
    values.put(Feature.UNFINISHED, habits.emptyBody() || habits.todo());
    values.put(Feature.BARE_EXCEPT, habits.bareExcept());
    values.put(Feature.UNREACHABLE, habits.unreachable());
    values.putCount(Feature.DANGEROUS_CALLS, habits.dangerous());
  }
}
