package dev.weavergen.domain.prediction.metrics;

import java.util.Arrays;
import java.util.SortedMap;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * How far two predictors are apart on the same programs, with a bootstrap over groups: what shares
 * a group is drawn together.
 *
 * @param mean over all programs
 * @param low of the 95 % interval
 * @param high of the same
 */
public record PairedDifference(double mean, double low, double high) {
  private static final PairedDifference NONE = new PairedDifference(0, 0, 0);
  private static final int DRAWS = 4_000;
  private static final long SEED = 20_260_103L;
  private static final double LOW_PERCENT = 2.5;
  private static final double HIGH_PERCENT = 97.5;

  /**
   * The differences of one group.
   *
   * @param count how many there are, at least 1
   */
  public record Sum(double difference, int count) {
    public Sum plus(Sum other) {
      return new Sum(difference + other.difference, count + other.count);
    }
  }

  /** All are 0 without a group. */
  public static PairedDifference of(SortedMap<String, Sum> byGroup) {
    if (byGroup.isEmpty()) {
      return NONE;
    }
    Sum[] groups = byGroup.values().toArray(Sum[]::new);
    RandomGenerator random = new Well19937c(SEED);
    double[] means = new double[DRAWS];
    Arrays.setAll(means, _ -> drawnMean(groups, random));
    Percentile percentile = new Percentile();
    percentile.setData(means);
    return new PairedDifference(
        mean(groups), percentile.evaluate(LOW_PERCENT), percentile.evaluate(HIGH_PERCENT));
  }

  private static double drawnMean(Sum[] groups, RandomGenerator random) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < groups.length; i++) {
      Sum drawn = groups[random.nextInt(groups.length)];
      sum += drawn.difference();
      count += drawn.count();
    }
    return sum / count;
  }

  private static double mean(Sum[] groups) {
    double sum = 0;
    double count = 0;
    for (Sum group : groups) {
      sum += group.difference();
      count += group.count();
    }
    return sum / count;
  }
}
