package dev.weavergen.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.prediction.metrics.Judged;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

class DriftCheckTest {
  @Test
  void of_nothing_isCalm() {
    assertThat(DriftCheck.of(List.of())).isEqualTo(new Knowledge.Drift(0, 0, false));
  }

  /** Forty honest predictions show an error above .1 by chance alone. */
  @Test
  void of_fewHonestPredictions_isCalmAlthoughTheErrorIsLarge() {
    Knowledge.Drift drift = DriftCheck.of(predictions(40, 0));

    assertThat(drift.calibrationError()).isGreaterThan(DriftCheck.CALIBRATION_ERROR_MAX);
    assertThat(drift.alarm()).isFalse();
  }

  @Test
  void of_predictionsThatPromiseTooMuch_alarms() {
    assertThat(DriftCheck.of(predictions(200, .3)).alarm()).isTrue();
  }

  @Test
  void of_tooFewToTell_isCalm() {
    List<Judged> wrong = new ArrayList<>();
    for (int i = 0; i < DriftCheck.PREDICTIONS_MIN - 1; i++) {
      wrong.add(new Judged("g" + i, .95, false));
    }

    assertThat(DriftCheck.of(wrong).alarm()).isFalse();
    wrong.add(new Judged("one more", .95, false));
    assertThat(DriftCheck.of(wrong).alarm()).isTrue();
  }

  @Test
  void of_anotherOrder_isTheSame() {
    List<Judged> judged = predictions(100, .1);

    assertThat(DriftCheck.of(judged.reversed())).isEqualTo(DriftCheck.of(judged));
  }

  /**
   * @param excess that is promised above the truth
   */
  private static List<Judged> predictions(int count, double excess) {
    RandomGenerator random = new Well19937c(4);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double truth = .7 * random.nextDouble();
      judged.add(new Judged("g" + i, truth + excess, random.nextDouble() < truth));
    }
    return judged;
  }
}
