package dev.weavergen.domain.prediction.training;

import java.util.Arrays;

/** What the rows of each node of a level add up to, by bin of a column. */
final class Histogram {
  /** Gradient, curvature and number of rows of a bin lie beside each other. */
  private static final int WIDTH = 3;

  private final double[] sums;

  Histogram(int nodesMax) {
    this.sums = new double[nodesMax * Bins.COUNT_MAX * WIDTH];
  }

  /** Of some rows. */
  record Sum(double gradient, double curvature, int rows) {
    static final Sum NONE = new Sum(0, 0, 0);

    Sum plus(Sum other) {
      return new Sum(gradient + other.gradient, curvature + other.curvature, rows + other.rows);
    }

    Sum minus(Sum part) {
      return new Sum(gradient - part.gradient, curvature - part.curvature, rows - part.rows);
    }
  }

  /**
   * @param bins by row
   * @param places by row, the node that it has come to
   * @param first node of the level; rows that ended before it do not count
   */
  void fill(byte[] bins, int[] places, int first, Residuals residuals) {
    Arrays.fill(sums, 0);
    double[] gradients = residuals.gradients();
    double[] curvatures = residuals.curvatures();
    for (int row = 0; row < bins.length; row++) {
      int node = places[row] - first;
      if (node >= 0) {
        int at = (node * Bins.COUNT_MAX + bins[row]) * WIDTH;
        sums[at] += gradients[row];
        sums[at + 1] += curvatures[row];
        sums[at + 2]++;
      }
    }
  }

  Sum sum(int node, int bin) {
    int at = (node * Bins.COUNT_MAX + bin) * WIDTH;
    return new Sum(sums[at], sums[at + 1], (int) sums[at + 2]);
  }
}
