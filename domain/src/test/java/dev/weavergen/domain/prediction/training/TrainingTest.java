package dev.weavergen.domain.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Prediction.Factor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.training.TrainedPredictor.RiskRow;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final List<GenerationCase> CASES = LearnedCases.of(120, 1);
  private static final TrainedPredictor LEARNED = Training.of("v1", CASES).orElseThrow();
  private static final TrackRecords RECORDS =
      TrackRecords.of(CASES.stream().map(GenerationCase::generation).toList());
  private static final List<GenerationCase> OTHERS = LearnedCases.of(60, 2);

  @Test
  void of_noLabel_teachesNothing() {
    assertThat(Training.of("v1", List.of())).isEmpty();
    assertThat(Training.of("v1", unlabelled(CASES))).isEmpty();
  }

  @Test
  void of_oneLabel_teachesNothing() {
    assertThat(Training.of("v1", List.of(single("a", 1, true)))).isEmpty();
  }

  @Test
  void of_equalLabels_teachNothing() {
    assertThat(Training.of("v1", repeated(20, true))).isEmpty();
    assertThat(Training.of("v1", repeated(20, false))).isEmpty();
  }

  @Test
  void of_oneGroupOfBothLabels_predictsWithoutCalibration() {
    TrainedPredictor learned =
        Training.of("v1", List.of(single("a", 1, true), single("a", 0, false))).orElseThrow();

    assertThat(learned.tiers()).extracting(TierModel::calibration).containsOnly(Calibration.NONE);
    assertThat(probability(learned, single("b", 1, true))).isBetween(.01, .99);
  }

  /** As many right as wrong among identical rows: the answer is one half. */
  @Test
  void of_contradictingLabels_predictsTheirShare() {
    List<GenerationCase> cases =
        IntStream.range(0, 2_000).mapToObj(i -> single("g" + i / 2, 1, i % 2 == 0)).toList();

    assertThat(probability(Training.of("v1", cases).orElseThrow(), single("x", 1, true)))
        .isCloseTo(.5, within(.03));
  }

  @Test
  void of_anotherOrder_isTheSame() {
    List<GenerationCase> shuffled = new ArrayList<>(CASES);
    Collections.shuffle(shuffled, new Random(5));

    assertThat(Training.of("v1", shuffled)).contains(LEARNED);
    assertThat(Training.of("v1", CASES)).contains(LEARNED);
  }

  @Test
  void of_duplicatedGenerations_countThemAgain() {
    List<GenerationCase> twice =
        CASES.stream().flatMap(generation -> Stream.of(generation, same(generation))).toList();

    assertThat(Training.of("v1", twice).orElseThrow().labels()).isEqualTo(2 * LEARNED.labels());
  }

  @Test
  void of_unlabelledGenerations_countForNothingButRecords() {
    List<GenerationCase> more = Stream.concat(CASES.stream(), unlabelled(OTHERS).stream()).toList();

    assertThat(Training.of("v1", more).orElseThrow().labels()).isEqualTo(LEARNED.labels());
  }

  @Test
  void of_hundredThousandLabels_looksAtABoundedPart() {
    List<GenerationCase> many =
        IntStream.range(0, 100_000)
            .mapToObj(i -> single("g" + i, i % 3, i % 3 == 1 || i % 7 == 0))
            .toList();

    TrainedPredictor learned = Training.of("v1", many).orElseThrow();

    assertThat(learned.labels()).isEqualTo(Training.LABELS_MAX);
  }

  @Test
  void of_constantColumn_isLeftOut() {
    assertThat(columns(LEARNED))
        .doesNotContain(Feature.COMPILES.wireName())
        .contains(Feature.ALL_EXAMPLES.wireName());
  }

  /** Longer programs are right more often here, but length may only speak against a program. */
  @Test
  void of_columnOfTheWrongSign_isLeftOut() {
    List<GenerationCase> cases =
        IntStream.range(0, 100)
            .mapToObj(i ->
                LearnedCases.single(
                    "g" + i,
                    Map.of(Feature.NODES, i % 2 + i % 5 / 5.0, Feature.ALL_EXAMPLES, i % 3 / 2.0),
                    Optional.of(i % 2 == 1)))
            .toList();

    assertThat(columns(Training.of("v1", cases).orElseThrow()))
        .doesNotContain(Feature.NODES.wireName());
  }

  /** All right programs here evade the measurement, which must not become a way to win. */
  @Test
  void of_missingValue_neverSpeaksForAProgram() {
    List<GenerationCase> cases =
        IntStream.range(0, 100)
            .mapToObj(i ->
                LearnedCases.single(
                    "g" + i,
                    i % 2 == 1
                        ? Map.of(Feature.NODES, 3 + i % 5 / 5.0)
                        : Map.of(Feature.NODES, 3 + i % 5 / 5.0, Feature.ALL_EXAMPLES, i % 3 / 2.0),
                    Optional.of(i % 2 == 1)))
            .toList();

    assertThat(Training.of("v1", cases).orElseThrow().tiers())
        .extracting(TierModel::scorer)
        .allSatisfy(scorer ->
            assertThat(((Scorer.Linear) scorer).terms()).allMatch(term -> term.missing() <= 0));
  }

  @Test
  void of_neighbourOfTheSameFoldOrUnknown_isNotLookedAt() {
    List<GenerationCase> cases =
        CASES.stream()
            .map(generation ->
                new GenerationCase(
                    generation.group(),
                    generation.generation(),
                    generation.features(),
                    generation.seeds(),
                    generation.clusters(),
                    generation.tier(),
                    generation.answer(),
                    List.of(
                        new Neighbour("unknown", .9, 1), new Neighbour(generation.group(), .9, 1))))
            .toList();

    assertThat(Training.of("v1", cases)).contains(LEARNED);
  }

  @Test
  void candidate_rightProgram_isMoreProbableFromTierToTier() {
    assertThat(brier(Tier.STATIC)).as("nothing tells at this tier").isCloseTo(.25, within(.01));
    assertThat(brier(Tier.AGREEMENT)).isLessThan(brier(Tier.STATIC));
    assertThat(brier(Tier.EVIDENCE)).isLessThan(brier(Tier.AGREEMENT));
  }

  @Test
  void candidate_lowerTier_doesNotSeeWhatAHigherOneKnows() {
    GenerationCase passing = single("x", 1, true);
    GenerationCase failing = single("x", 0, true);

    assertThat(LEARNED.candidate(passing, 0, Tier.AGREEMENT, RECORDS))
        .isEqualTo(LEARNED.candidate(failing, 0, Tier.AGREEMENT, RECORDS));
    assertThat(probability(LEARNED, passing)).isGreaterThan(probability(LEARNED, failing));
  }

  @Test
  void candidate_featureNeverSeenInTraining_changesNothing() {
    Map<Feature, Double> known = Map.of(Feature.ALL_EXAMPLES, 1.0);
    Map<Feature, Double> more = Map.of(Feature.ALL_EXAMPLES, 1.0, Feature.NESTING, 50.0);

    assertThat(probability(LEARNED, LearnedCases.single("x", more, Optional.empty())))
        .isEqualTo(probability(LEARNED, LearnedCases.single("x", known, Optional.empty())));
  }

  @Test
  void candidate_nothingMeasured_staysWithinTheTails() {
    Map<Feature, Double> nothing =
        Map.of(Feature.NODES, Double.NaN, Feature.AGREEMENT_MEAN, Double.POSITIVE_INFINITY);

    assertThat(probability(LEARNED, LearnedCases.single("x", nothing, Optional.empty())))
        .isBetween(.01, .99);
  }

  @Test
  void candidate_absurdValues_countAsNoMoreThanTheOutermost() {
    Map<Feature, Double> absurd = Map.of(Feature.AGREEMENT_MEAN, 1e300);
    Map<Feature, Double> large = Map.of(Feature.AGREEMENT_MEAN, 1e3);

    assertThat(probability(LEARNED, LearnedCases.single("x", absurd, Optional.empty())))
        .isEqualTo(probability(LEARNED, LearnedCases.single("x", large, Optional.empty())));
  }

  @Test
  void candidate_everyPrediction_isExplainedByFactorsThatAddUp() {
    for (GenerationCase generation : OTHERS) {
      for (Tier tier : Tier.values()) {
        assertAddsUp(LEARNED.candidate(generation, 0, tier, RECORDS));
      }
      assertAddsUp(LEARNED.answer(generation, RECORDS).orElseThrow());
    }
  }

  @Test
  void candidate_examples_areExplainedInNumbers() {
    GenerationCase generation =
        LearnedCases.single(
            "x",
            Map.of(
                Feature.EXAMPLES_GIVEN,
                Math.log(4),
                Feature.EXAMPLES_PASSED,
                1.0,
                Feature.ALL_EXAMPLES,
                1.0),
            Optional.empty());

    assertThat(LEARNED.candidate(generation, 0, Tier.EVIDENCE, RECORDS).factors())
        .extracting(Factor::words)
        .contains("passes 3 of 3 examples");
  }

  @Test
  void answer_nothingChosen_isNotPredicted() {
    GenerationCase chosen = CASES.getFirst();
    GenerationCase none =
        new GenerationCase(
            chosen.group(),
            chosen.generation(),
            chosen.features(),
            chosen.seeds(),
            chosen.clusters(),
            chosen.tier(),
            Optional.empty(),
            List.of());

    assertThat(LEARNED.answer(none, RECORDS)).isEmpty();
  }

  @Test
  void riskCoverage_everyRow_boundsItsRisk() {
    assertThat(LEARNED.riskCoverage()).isNotEmpty();
    assertThat(LEARNED.riskCoverage())
        .allMatch(row -> row.riskHigh() > row.risk() || row.risk() == 1);
    assertThat(LEARNED.riskCoverage())
        .extracting(RiskRow::threshold)
        .isSortedAccordingTo(Collections.reverseOrder());
    assertThat(LEARNED.riskCoverage().getLast().n()).isEqualTo(CASES.size());
  }

  @Test
  void threshold_targetRisk_isTheSmallestThatKeepsIt() {
    double threshold = LEARNED.threshold(.2).orElseThrow();

    assertThat(LEARNED.riskCoverage())
        .filteredOn(row -> row.threshold() < threshold)
        .allMatch(row -> row.riskHigh() > .2);
    assertThat(LEARNED.threshold(1e-6)).isEmpty();
    assertThatThrownBy(() -> LEARNED.threshold(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("targetRisk is 0.0");
  }

  private static GenerationCase same(GenerationCase generation) {
    return LearnedCases.generation(
        generation.group(),
        generation.generation().candidates(),
        generation.features(),
        generation.clusters());
  }

  private static void assertAddsUp(Prediction prediction) {
    double sum = prediction.factors().stream().mapToDouble(Factor::contribution).sum();
    double odds = prediction.probability() / (1 - prediction.probability());
    assertThat(sum).isCloseTo(Math.log(odds), within(1e-9));
    assertThat(prediction.factors()).hasSizeLessThanOrEqualTo(Factors.FACTORS_MAX);
  }

  private static double brier(Tier tier) {
    return OTHERS.stream()
        .mapToDouble(generation -> {
          double probability = LEARNED.candidate(generation, 1, tier, RECORDS).probability();
          double truth = generation.passed(1).orElseThrow() ? 1 : 0;
          return (probability - truth) * (probability - truth);
        })
        .average()
        .orElseThrow();
  }

  private static double probability(TrainedPredictor learned, GenerationCase generation) {
    return learned.candidate(generation, 0, Tier.EVIDENCE, RECORDS).probability();
  }

  private static List<String> columns(TrainedPredictor learned) {
    Scorer.Linear scorer = (Scorer.Linear) learned.tiers().getLast().scorer();
    return scorer.terms().stream().map(Scorer.Term::column).toList();
  }

  private static GenerationCase single(String group, double examples, boolean right) {
    return LearnedCases.single(group, Map.of(Feature.ALL_EXAMPLES, examples), Optional.of(right));
  }

  private static List<GenerationCase> repeated(int times, boolean right) {
    return IntStream.range(0, times).mapToObj(i -> single("g" + i, i % 2, right)).toList();
  }

  private static List<GenerationCase> unlabelled(List<GenerationCase> cases) {
    return cases.stream()
        .map(generation ->
            LearnedCases.generation(
                generation.group(),
                generation.generation().candidates().stream()
                    .map(candidate ->
                        new Candidate(
                            candidate.model(),
                            candidate.showing(),
                            candidate.tests(),
                            Optional.empty()))
                    .toList(),
                generation.features(),
                generation.clusters()))
        .toList();
  }
}
