package dev.weavergen.domain.prediction.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.code.CodeReading.Entry;
import dev.weavergen.domain.code.CodeReading.Habits;
import dev.weavergen.domain.code.CodeReading.Names;
import dev.weavergen.domain.code.CodeReading.Shape;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import dev.weavergen.domain.evidence.Observation.WordingFacts;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedFormulaTest {
  private static final Expectation TWO_ARGUMENTS =
      new Expectation(true, Optional.of(2), Optional.of(true));

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 1",
    "0, 0, 0, 0, 0",
    "1, 0, 0, 0, .3",
    "0, 1, 0, 0, .3",
    "0, 0, 1, 0, .2",
    "0, 0, 0, 1, .2",
    "1, .75, 1, .5, .825",
    "1, 1, 1, 7, 1",
    "0, 0, 0, -7, 0",
  })
  void score_fourScores_isTheirWeightedSumClipped(
      double syntax, double semantic, double pattern, double historical, double expected) {
    assertThat(SeedFormula.score(new SeedScores(syntax, semantic, pattern), historical))
        .isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "true, 2, 2, false, 1",
    "true, 0, 5, false, 1",
    "true, 3, 3, false, .8",
    "true, 1, 1, false, .8",
    "false, 0, 0, false, .8",
    "true, 2, 2, true, .8",
    "true, 3, 3, true, .6",
  })
  void syntax_compiles_isSixTenthsAndTwoForEachOfEntryAndNames(
      boolean defined, int arityMin, int arityMax, boolean undefined, double expected) {
    ReadingFacts facts =
        facts(
            new Entry(defined, arityMin, OptionalInt.of(arityMax), true, true),
            undefined ? List.of("u") : List.of(),
            List.of(),
            habits(false, false, false, false));

    assertThat(SyntaxAnalyzer.score(Optional.of(facts), TWO_ARGUMENTS))
        .isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true, .9",
    "true, true, false, .4",
    "true, false, false, .4",
    "false, false, false, .9",
    "false, true, true, .9",
    ", true, false, .4",
    ", false, false, .9",
  })
  void semantic_words_countHalfAndReturnedValuesHalf(
      Boolean expected, boolean returnsValue, boolean onAllPaths, double score) {
    ReadingFacts facts =
        facts(
            new Entry(true, 2, OptionalInt.of(2), returnsValue, onAllPaths),
            List.of(),
            List.of(),
            habits(false, false, false, false));
    Expectation expectation = new Expectation(true, Optional.of(2), Optional.ofNullable(expected));

    assertThat(SemanticAnalyzer.score(Optional.of(facts), expectation))
        .isCloseTo(score, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false, false, false, 1",
    "true, false, false, false, false, .75",
    "false, true, false, false, false, .75",
    "false, false, true, false, false, .75",
    "false, true, true, false, false, .75",
    "false, false, false, true, true, .5",
    "true, true, false, true, true, 0",
  })
  void pattern_each_takesAQuarter(
      boolean unusedParameter,
      boolean emptyBody,
      boolean todo,
      boolean bareExcept,
      boolean unreachable,
      double expected) {
    ReadingFacts facts =
        facts(
            new Entry(true, 2, OptionalInt.of(2), true, true),
            List.of(),
            unusedParameter ? List.of("x") : List.of(),
            habits(emptyBody, todo, bareExcept, unreachable));

    assertThat(PatternMatcher.score(Optional.of(facts))).isEqualTo(expected);
  }

  @Test
  void scores_ofWhatDoesNotCompile_areNothing() {
    Optional<ReadingFacts> broken =
        Optional.of(
            new ReadingFacts(
                Optional.of("line 1: invalid syntax"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));

    assertThat(SyntaxAnalyzer.score(broken, TWO_ARGUMENTS)).isZero();
    assertThat(SemanticAnalyzer.score(broken, TWO_ARGUMENTS)).isZero();
    assertThat(PatternMatcher.score(broken)).isZero();
  }

  @Test
  void scores_ofWhatCouldNotBeRead_areNeitherGoodNorBad() {
    assertThat(SyntaxAnalyzer.score(Optional.empty(), TWO_ARGUMENTS)).isEqualTo(.5);
    assertThat(SemanticAnalyzer.score(Optional.empty(), TWO_ARGUMENTS)).isEqualTo(.5);
    assertThat(PatternMatcher.score(Optional.empty())).isEqualTo(.5);
  }

  @Test
  void historical_withoutAndWithHistory_isOneHalfAndThePosteriorMean() {
    TrackRecords records =
        TrackRecords.of(
            List.of(
                new LabelledGeneration(
                    "class",
                    List.of(
                        new Candidate("good", Showing.NO_EXAMPLES, List.of(), Optional.of(true)),
                        new Candidate(
                            "bad", Showing.NO_EXAMPLES, List.of(), Optional.of(false))))));

    assertThat(HistoricalLearner.score("good", "class", TrackRecords.NONE)).isEqualTo(.5);
    assertThat(HistoricalLearner.score("good", "class", records))
        .isEqualTo(records.rate("good", "class"))
        .isGreaterThan(HistoricalLearner.score("bad", "class", records));
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0, 0, syntax", "0, 1.5, 0, semantic", "0, 0, -1, pattern"})
  void scores_outOfRange_areRefused(double syntax, double semantic, double pattern, String name) {
    assertThatThrownBy(() -> new SeedScores(syntax, semantic, pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed score " + name);
  }

  private static Habits habits(
      boolean emptyBody, boolean todo, boolean bareExcept, boolean unreachable) {
    return new Habits(List.of(), List.of(), emptyBody, todo, bareExcept, unreachable);
  }

  private static ReadingFacts facts(
      Entry entry, List<String> undefined, List<String> unusedParameters, Habits habits) {
    return new ReadingFacts(
        Optional.empty(),
        Optional.of(entry),
        Optional.of(
            new Names(
                undefined,
                unusedParameters,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of())),
        Optional.of(new Shape(3, 20, 1, 1)),
        Optional.of(habits),
        Optional.of(new WordingFacts(.8)),
        List.of());
  }
}
