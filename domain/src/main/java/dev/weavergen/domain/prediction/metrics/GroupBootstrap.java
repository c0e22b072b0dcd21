package dev.weavergen.domain.prediction.metrics;

import java.util.Arrays;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * The percentile bootstrap over groups (Davison and Hinkley 1997, §3.8): groups are drawn with
 * replacement and bring all their predictions, which stay in their order and are only counted
 * several times. Draws in which a figure is not defined are left out of its interval.
 */
final class GroupBootstrap {
  private static final int DRAWS = 1_000;
  private static final long SEED = 20_260_101L;
  private static final double LOW_PERCENT = 2.5;
  private static final double HIGH_PERCENT = 97.5;

  private final Sample sample;
  private final int[][] draws;

  GroupBootstrap(Sample sample) {
    this.sample = sample;
    RandomGenerator random = new Well19937c(SEED);
    this.draws = new int[sample.groups() == 0 ? 0 : DRAWS][];
    Arrays.setAll(draws, _ -> draw(random));
  }

  /** How often each group is drawn. */
  private int[] draw(RandomGenerator random) {
    int[] times = new int[sample.groups()];
    for (int i = 0; i < times.length; i++) {
      times[random.nextInt(times.length)]++;
    }
    return times;
  }

  Figure figure(Measure measure) {
    if (sample.size() == 0) {
      return Figure.NONE;
    }
    double value = value(measure);
    double[] drawn = Arrays.stream(drawn(measure)).filter(Double::isFinite).toArray();
    if (drawn.length == 0) {
      return new Figure(value, value, value);
    }
    Percentile percentile = new Percentile();
    percentile.setData(drawn);
    return new Figure(value, percentile.evaluate(LOW_PERCENT), percentile.evaluate(HIGH_PERCENT));
  }

  /** On all predictions as they are. */
  double value(Measure measure) {
    int[] ones = new int[sample.size()];
    Arrays.fill(ones, 1);
    return measure.of(sample, ones);
  }

  /**
   * One a draw, not finite where the figure is not defined. The same groups are drawn in the same
   * order for every sample with as many of them.
   */
  double[] drawn(Measure measure) {
    return Arrays.stream(draws).mapToDouble(times -> measure.of(sample, weights(times))).toArray();
  }

  private int[] weights(int[] times) {
    int[] weights = new int[sample.size()];
    Arrays.setAll(weights, i -> times[sample.group[i]]);
    return weights;
  }

  /** A figure of predictions of which each counts as often as its weight says. */
  @FunctionalInterface
  interface Measure {
    double of(Sample sample, int[] weights);
  }
}
