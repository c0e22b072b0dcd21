package dev.weavergen.domain.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Prediction.Factor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

class TierFitTest {
  private static final List<GenerationCase> TOGETHER = cases(1_500, TierFitTest::together);

  @Test
  void of_columnsThatOnlyActTogether_takesTheTrees() {
    TierModel model = evidence(TOGETHER);

    assertThat(model.scorer()).isInstanceOf(Scorer.Boosted.class);
    assertThat(model.boosting().orElseThrow().high()).isNegative();
    assertThat(model.family())
        .startsWith("boosted trees (Brier score of boosted trees -0.")
        .contains("against logistic regression");
  }

  @Test
  void of_columnsThatAddUp_keepsTheRegression() {
    TierModel model = evidence(cases(1_500, TierFitTest::sum));

    assertThat(model.scorer()).isInstanceOf(Scorer.Linear.class);
    assertThat(model.boosting().orElseThrow().high()).isNotNegative();
    assertThat(model.family()).startsWith("logistic regression (Brier score of boosted trees +0.");
  }

  @Test
  void of_thousandLabels_triesNoTrees() {
    TierModel model = evidence(cases(TierFit.BOOSTING_LABELS_MIN, TierFitTest::together));

    assertThat(model.scorer()).isInstanceOf(Scorer.Linear.class);
    assertThat(model.boosting()).isEmpty();
    assertThat(model.family()).isEqualTo("logistic regression");
  }

  @Test
  void of_anotherOrder_growsTheSameTrees() {
    List<GenerationCase> shuffled = new ArrayList<>(TOGETHER);
    Collections.shuffle(shuffled, new Random(5));

    assertThat(evidence(shuffled)).isEqualTo(evidence(TOGETHER));
  }

  @Test
  void candidate_boosted_isExplainedByFactorsThatAddUp() {
    TrainedPredictor learned = Training.of("v1", TOGETHER).orElseThrow();
    Prediction prediction =
        learned.candidate(TOGETHER.getFirst(), 0, Tier.EVIDENCE, TrackRecords.NONE);

    assertThat(prediction.factors().stream().mapToDouble(Factor::contribution).sum())
        .isCloseTo(LogOdds.of(prediction.probability()), within(1e-9));
    assertThat(prediction.factors())
        .extracting(Factor::name)
        .contains(Feature.PROMPT_LENGTH.wireName(), Feature.CONSTRAINTS.wireName());
  }

  private static double together(double a, double b) {
    return a > 0 != b > 0 ? 2 : -2;
  }

  private static double sum(double a, double b) {
    return a + b;
  }

  private static TierModel evidence(List<GenerationCase> cases) {
    return Training.of("v1", cases).orElseThrow().tiers().getLast();
  }

  private static List<GenerationCase> cases(int count, ToDoubleBiFunction<Double, Double> logOdds) {
    RandomGenerator random = new Well19937c(11);
    List<GenerationCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      boolean right = random.nextDouble() < LogOdds.probability(logOdds.applyAsDouble(a, b));
      cases.add(
          LearnedCases.single(
              "g" + i,
              Map.of(
                  Feature.PROMPT_LENGTH,
                  a,
                  Feature.CONSTRAINTS,
                  b,
                  Feature.EXAMPLES_PASSED,
                  random.nextDouble()),
              Optional.of(right)));
    }
    return cases;
  }
}
