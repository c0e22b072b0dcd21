package dev.weavergen.domain.prediction.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column's values in a few bins of about equally many rows, so that a split is found by counting
 * and not by sorting. The outermost thresholds part all that was measured from what is missing.
 */
final class Bins {
  /** With the two outermost bins, in which no row that is learned from is, and the missing ones. */
  static final int COUNT_MAX = 35;

  private static final int QUANTILES = 32;
  private static final double STEP = 1e-5;

  /** What is further out counts as no further. */
  private static final double OUTER = 1e9;

  private final Column column;
  private final double[] thresholds;
  private final byte[] bins;

  private Bins(Column column, double[] thresholds, byte[] bins) {
    this.column = column;
    this.thresholds = thresholds;
    this.bins = bins;
  }

  /** Of all columns of which anything is known. */
  static List<Bins> of(Table table) {
    List<Bins> all = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      double[] raw = bounded(table.values(column));
      if (!Arrays.stream(raw).allMatch(Double::isNaN)) {
        all.add(of(table.columns().get(column), raw));
      }
    }
    return all;
  }

  /**
   * @param raw by row, NaN where missing; at least one is not
   */
  private static Bins of(Column column, double[] raw) {
    double[] sorted = Arrays.stream(raw).filter(value -> !Double.isNaN(value)).sorted().toArray();
    double[] thresholds = thresholds(sorted);
    byte[] bins = new byte[raw.length];
    for (int row = 0; row < bins.length; row++) {
      bins[row] = bin(raw[row], thresholds);
    }
    return new Bins(column, thresholds, bins);
  }

  /** All places between different values, or as many quantiles of them. */
  private static double[] thresholds(double[] sorted) {
    int[] steps =
        IntStream.range(1, sorted.length).filter(i -> sorted[i - 1] < sorted[i]).toArray();
    IntStream cuts =
        steps.length < QUANTILES
            ? Arrays.stream(steps)
            : IntStream.range(1, QUANTILES)
                .map(k -> after(steps, (int) ((long) k * sorted.length / QUANTILES)));
    return IntStream.concat(IntStream.of(0, sorted.length), cuts)
        .sorted()
        .mapToDouble(cut -> threshold(sorted, cut))
        .distinct()
        .toArray();
  }

  private static int after(int[] steps, int from) {
    int at = Arrays.binarySearch(steps, from);
    int next = at >= 0 ? at : -at - 1;
    return steps[Math.min(next, steps.length - 1)];
  }

  private static double threshold(double[] sorted, int cut) {
    if (cut == 0) {
      return LogOdds.rounded(sorted[0]) - STEP;
    }
    return cut == sorted.length
        ? LogOdds.rounded(sorted[cut - 1]) + STEP
        : LogOdds.rounded(sorted[cut - 1] + (sorted[cut] - sorted[cut - 1]) / 2);
  }

  private static byte bin(double value, double[] thresholds) {
    if (Double.isNaN(value)) {
      return (byte) (thresholds.length + 1);
    }
    int at = Arrays.binarySearch(thresholds, value);
    return (byte) (at >= 0 ? at + 1 : -at - 1);
  }

  private static double[] bounded(double[] values) {
    return Arrays.stream(values)
        .map(value -> Double.isNaN(value) ? value : Math.clamp(value, -OUTER, OUTER))
        .toArray();
  }

  Column column() {
    return column;
  }

  /** How many thresholds there are; one more is the number of bins, and missing ones come after. */
  int thresholds() {
    return thresholds.length;
  }

  /** Bins below {@code at + 1} hold what is below it. */
  double threshold(int at) {
    return thresholds[at];
  }

  /** By row. */
  byte[] bins() {
    return bins;
  }

  /** Whether a row goes to the upper side of a threshold. */
  boolean isAbove(int row, int threshold, boolean missingAbove) {
    return bins[row] == thresholds.length + 1 ? missingAbove : bins[row] > threshold;
  }
}
