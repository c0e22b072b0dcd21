package dev.weavergen.domain.learning;

import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.metrics.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * Whether predictions still fit what became of them. The calibration error of few predictions is
 * never 0, however good they are; so it is compared with that of a perfect predictor which said the
 * same probabilities: truths are drawn from them many times (Bröcker and Smith 2007), and the alarm
 * wants more than 95 % of the draws showed.
 */
public final class DriftCheck {
  /** What a user of the probabilities would notice. */
  public static final double CALIBRATION_ERROR_MAX = .1;

  /** With fewer predictions there is no alarm. */
  public static final int PREDICTIONS_MIN = 30;

  private static final int DRAWS = 1_000;
  private static final double DRAWS_BELOW = .95;
  private static final long SEED = 20_260_102L;

  private DriftCheck() {}

  /**
   * @param judged what was predicted in the last week and has a label, in any order
   */
  public static Knowledge.Drift of(List<Judged> judged) {
    if (judged.isEmpty()) {
      return new Knowledge.Drift(0, 0, false);
    }
    double error = Scores.of(judged).calibrationError();
    boolean alarm =
        judged.size() >= PREDICTIONS_MIN
            && error > CALIBRATION_ERROR_MAX
            && error > byChance(judged);
    return new Knowledge.Drift(judged.size(), error, alarm);
  }

  /** The error that a perfect predictor exceeds in one of twenty draws. */
  private static double byChance(List<Judged> judged) {
    List<Judged> sorted =
        judged.stream().sorted(Comparator.comparingDouble(Judged::probability)).toList();
    RandomGenerator random = new Well19937c(SEED);
    List<Double> errors = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      errors.add(Scores.of(drawn(sorted, random)).calibrationError());
    }
    return errors.stream().sorted().skip((long) (DRAWS * DRAWS_BELOW)).findFirst().orElse(1.0);
  }

  private static List<Judged> drawn(List<Judged> judged, RandomGenerator random) {
    return judged.stream()
        .map(prediction ->
            new Judged(
                prediction.group(),
                prediction.probability(),
                random.nextDouble() < prediction.probability()))
        .toList();
  }
}
