package dev.weavergen.domain.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.prediction.training.Calibrating.Outcome;
import dev.weavergen.domain.prediction.training.Calibration.Isotonic;
import dev.weavergen.domain.prediction.training.Calibration.Platt;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

class CalibratingTest {
  @Test
  void platt_scoresTwiceTooSure_halvesThem() {
    Platt platt = PlattFit.of(outcomes(4_000, score -> score / 2));

    assertThat(platt.slope()).isCloseTo(.5, within(.05));
    assertThat(platt.intercept()).isCloseTo(0, within(.1));
  }

  @Test
  void platt_scoresThatFallWithTheTruth_sayNothing() {
    Platt platt = PlattFit.of(outcomes(1_000, score -> -score));

    assertThat(platt.slope()).isZero();
  }

  @Test
  void platt_noOutcome_leavesScoresAsTheyAre() {
    assertThat(PlattFit.of(List.of())).isEqualTo(Calibration.NONE);
  }

  @Test
  void of_fewLabels_isALine() {
    assertThat(Calibrating.of(outcomes(499, CalibratingTest::step))).isInstanceOf(Platt.class);
  }

  @Test
  void of_manyLabelsOfACurveThatIsNoLine_isIsotonic() {
    assertThat(Calibrating.of(outcomes(4_000, CalibratingTest::step))).isInstanceOf(Isotonic.class);
  }

  @Test
  void isotonic_everyScore_neverFalls() {
    Calibration isotonic = Calibrating.isotonic(outcomes(1_000, score -> score));

    assertThat(IntStream.rangeClosed(-60, 60).mapToObj(i -> isotonic.logOdds(i / 10.0)).toList())
        .isSorted();
  }

  @Test
  void logOdds_extremeScore_staysWithinTheTails() {
    assertThat(LogOdds.probability(Calibration.NONE.logOdds(1e9))).isCloseTo(.99, within(1e-9));
    assertThat(LogOdds.probability(Calibration.NONE.logOdds(-1e9))).isCloseTo(.01, within(1e-9));
  }

  private static double step(double score) {
    return score < 1 ? -3 : 3;
  }

  /** Scores in [-4, 4], truths drawn from the log-odds that they stand for. */
  private static List<Outcome> outcomes(int count, DoubleUnaryOperator truth) {
    RandomGenerator random = new Well19937c(6);
    return IntStream.range(0, count)
        .mapToObj(i -> {
          double score = 8 * random.nextDouble() - 4;
          double probability = LogOdds.probability(truth.applyAsDouble(score));
          return new Outcome(i % 5, score, random.nextDouble() < probability);
        })
        .toList();
  }
}
