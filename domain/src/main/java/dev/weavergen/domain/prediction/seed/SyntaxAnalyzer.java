package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.code.CodeReading.Entry;
import dev.weavergen.domain.code.CodeReading.Names;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import java.util.List;
import java.util.Optional;

/**
 * The syntax score: 0 for a program that does not compile, else .6, and .2 each for an entry point
 * of the right arity and for using no undefined name. Where no entry point is asked for, none is
 * missing.
 */
public final class SyntaxAnalyzer {
  private static final double COMPILES = .6;
  private static final double ENTRY_FITS = .2;
  private static final double NAMES_DEFINED = .2;

  private SyntaxAnalyzer() {}

  /**
   * @param reading empty where the program could not be read
   * @return in [0, 1]
   */
  public static double score(Optional<ReadingFacts> reading, Expectation expectation) {
    return reading
        .map(facts ->
            facts.problem().isPresent() ? 0 : score(facts.entry(), facts.names(), expectation))
        .orElse(SeedFormula.UNKNOWN);
  }

  private static double score(
      Optional<Entry> entry, Optional<Names> names, Expectation expectation) {
    boolean fits = entry.flatMap(expectation::fits).orElse(true);
    boolean defined = names.map(Names::undefined).orElse(List.of()).isEmpty();
    return COMPILES + (fits ? ENTRY_FITS : 0) + (defined ? NAMES_DEFINED : 0);
  }
}
