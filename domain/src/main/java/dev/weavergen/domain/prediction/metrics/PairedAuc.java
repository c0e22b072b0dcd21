package dev.weavergen.domain.prediction.metrics;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * The areas under the curve of two predictors of the same programs, and the 95 % interval of their
 * difference: both sides are judged on the same draws of groups.
 *
 * @param low of the interval of after minus before
 * @param high of the same
 */
public record PairedAuc(double before, double after, double low, double high) {
  private static final double LOW_PERCENT = 2.5;
  private static final double HIGH_PERCENT = 97.5;

  /**
   * @param before one predictor's
   * @param after the other's, of the same programs
   * @return empty where all programs have the same label
   */
  public static Optional<PairedAuc> of(List<Judged> before, List<Judged> after) {
    GroupBootstrap one = new GroupBootstrap(Sample.of(before));
    GroupBootstrap other = new GroupBootstrap(Sample.of(after));
    double auc = one.value(Measures::auc);
    if (!Double.isFinite(auc)) {
      return Optional.empty();
    }
    Percentile percentile = new Percentile();
    percentile.setData(differences(one.drawn(Measures::auc), other.drawn(Measures::auc)));
    return Optional.of(
        new PairedAuc(
            auc,
            other.value(Measures::auc),
            percentile.evaluate(LOW_PERCENT),
            percentile.evaluate(HIGH_PERCENT)));
  }

  /** Draws in which all programs have the same label say nothing. */
  private static double[] differences(double[] before, double[] after) {
    double[] all =
        IntStream.range(0, before.length)
            .mapToDouble(draw -> after[draw] - before[draw])
            .filter(Double::isFinite)
            .toArray();
    return all.length == 0 ? new double[1] : all;
  }
}
