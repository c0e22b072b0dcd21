package dev.weavergen.domain.prediction.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Prediction.Factor;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColdStartTest {
  private static final SeedScores TIDY = new SeedScores(1, .9, 1);
  private static final Map<Feature, Double> READ =
      Map.of(Feature.COMPILES, 1.0, Feature.RETURNS, 1.0);
  private static final TestTally TESTS = new TestTally("author", 3, 4);

  private final ColdStart cold = new ColdStart();

  @ParameterizedTest
  @EnumSource(Tier.class)
  void candidate_factors_addUpToTheLogOdds(Tier tier) {
    Prediction found =
        cold.candidate(generation(TIDY, everything(), Tier.EVIDENCE), 0, tier, TrackRecords.NONE);

    assertThat(found.tier()).isEqualTo(tier);
    assertThat(found.predictor()).isEqualTo("seed");
    assertThat(found.seedScore()).isCloseTo(.87, within(1e-12));
    assertThat(sum(found)).isCloseTo(logOdds(found), within(1e-9));
    assertThat(found.factors())
        .isSortedAccordingTo((one, other) ->
            Double.compare(Math.abs(other.contribution()), Math.abs(one.contribution())));
  }

  @Test
  void candidate_tierAboveTheCase_isThatOfTheCase() {
    Prediction found =
        cold.candidate(
            generation(TIDY, everything(), Tier.STATIC), 0, Tier.EVIDENCE, TrackRecords.NONE);

    assertThat(found.tier()).isEqualTo(Tier.STATIC);
    assertThat(names(found)).containsExactlyInAnyOrder("base rate", "seed formula");
  }

  @Test
  void candidate_everythingSpeaksForIt_isNotSurerThanItsLimit() {
    Prediction found =
        cold.candidate(
            generation(TIDY, everything(), Tier.EVIDENCE), 0, Tier.EVIDENCE, TrackRecords.NONE);

    assertThat(found.probability()).isBetween(.9, .99);
    assertThat(evidence(TIDY, Map.of(Feature.COMPILES, 0.0, Feature.LOADED, 0.0)).probability())
        .isCloseTo(.01, within(1e-9));
  }

  @Test
  void candidate_doesNotCompile_isAlmostSurelyWrong() {
    assertThat(
            predicted(new SeedScores(0, 0, 0), Map.of(Feature.COMPILES, 0.0), Tier.STATIC)
                .probability())
        .isLessThan(.02);
  }

  @Test
  void candidate_nothingRead_isTheBaseRate() {
    SeedScores unknown = new SeedScores(.5, .5, .5);

    assertThat(names(predicted(unknown, Map.of(), Tier.STATIC))).containsExactly("base rate");
  }

  @Test
  void candidate_examples_outweighAgreement() {
    Prediction passes =
        evidence(TIDY, with(Feature.ALL_EXAMPLES, 1.0, Feature.AGREEMENT_MEAN_DISTINCT, .2));
    Prediction fails =
        evidence(TIDY, with(Feature.ALL_EXAMPLES, 0.0, Feature.AGREEMENT_MEAN_DISTINCT, .8));

    assertThat(passes.probability()).isGreaterThan(.5);
    assertThat(fails.probability()).isLessThan(.5);
  }

  /** A lookup table of the examples passes them and agrees with nobody elsewhere. */
  @Test
  void candidate_tableOfTheExamples_isLessProbableThanAProgram() {
    Prediction table = evidence(TIDY, with(Feature.ALL_EXAMPLES, 1.0, Feature.PASSING_ALIKE, .1));
    Prediction program =
        evidence(TIDY, with(Feature.ALL_EXAMPLES, 1.0, Feature.PASSING_ALIKE, 1.0));

    assertThat(table.probability()).isLessThan(.6);
    assertThat(program.probability()).isGreaterThan(.9);
  }

  /** A copy agrees with its original; only different programs count. */
  @Test
  void candidate_copyOfAnother_gainsNothingByIt() {
    Prediction alone = evidence(TIDY, READ);
    Prediction copy = evidence(TIDY, with(Feature.AGREEMENT_MEAN, 1.0, Feature.AGREEMENT_MAX, 1.0));

    assertThat(copy.probability()).isEqualTo(alone.probability());
  }

  /** More words in comments and strings raise the seed score, which is reported, and no more. */
  @Test
  void candidate_wordsInCommentsAndStrings_raiseTheSeedScoreOnly() {
    Prediction silent = evidence(new SeedScores(1, .5, 1), READ);
    Prediction talking = evidence(new SeedScores(1, 1, 1), READ);

    assertThat(talking.seedScore()).isGreaterThan(silent.seedScore());
    assertThat(talking.probability()).isEqualTo(silent.probability());
  }

  @Test
  void answer_chosen_isItsCandidateMovedSlightly() {
    GenerationCase generation = generation(TIDY, everything(), Tier.AGREEMENT);

    Prediction answer = cold.answer(generation, TrackRecords.NONE).orElseThrow();
    Prediction candidate = cold.candidate(generation, 0, Tier.AGREEMENT, TrackRecords.NONE);

    assertThat(answer.probability()).isCloseTo(candidate.probability(), within(.05));
    assertThat(sum(answer)).isCloseTo(logOdds(answer), within(1e-9));
  }

  @Test
  void answer_nothingChosen_isEmpty() {
    GenerationCase chosen = generation(TIDY, everything(), Tier.AGREEMENT);
    GenerationCase unchosen =
        new GenerationCase(
            "g",
            chosen.generation(),
            chosen.features(),
            chosen.seeds(),
            chosen.clusters(),
            chosen.tier(),
            Optional.empty(),
            List.of());

    assertThat(cold.answer(unchosen, TrackRecords.NONE)).isEmpty();
  }

  private static Map<Feature, Double> everything() {
    Map<Feature, Double> values = new EnumMap<>(READ);
    values.put(Feature.LOADED, 1.0);
    values.put(Feature.AGREEMENT_MEAN_DISTINCT, 1.0);
    values.put(Feature.ALL_EXAMPLES, 1.0);
    return values;
  }

  private static Map<Feature, Double> with(
      Feature one, double first, Feature other, double second) {
    Map<Feature, Double> values = new EnumMap<>(READ);
    values.put(one, first);
    values.put(other, second);
    return values;
  }

  private Prediction evidence(SeedScores seed, Map<Feature, Double> values) {
    return predicted(seed, values, Tier.EVIDENCE);
  }

  private Prediction predicted(SeedScores seed, Map<Feature, Double> values, Tier tier) {
    return cold.candidate(generation(seed, values, tier), 0, tier, TrackRecords.NONE);
  }

  private static GenerationCase generation(
      SeedScores seed, Map<Feature, Double> values, Tier tier) {
    return new GenerationCase(
        "g",
        new LabelledGeneration(
            "class",
            List.of(
                new LabelledGeneration.Candidate(
                    "model", Showing.NO_EXAMPLES, List.of(TESTS), Optional.empty()))),
        List.of(FeatureVector.of(values)),
        List.of(seed),
        List.of(0),
        tier,
        Optional.of(new GenerationCase.Answer(0, .9, 1, 0, .9)),
        List.of());
  }

  private static List<String> names(Prediction prediction) {
    return prediction.factors().stream().map(Factor::name).toList();
  }

  private static double sum(Prediction prediction) {
    return prediction.factors().stream().mapToDouble(Factor::contribution).sum();
  }

  private static double logOdds(Prediction prediction) {
    return Math.log(prediction.probability() / (1 - prediction.probability()));
  }
}
