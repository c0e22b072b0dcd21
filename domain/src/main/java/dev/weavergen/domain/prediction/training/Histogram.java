package dev.weavergen.domain.prediction.training;

import java.util.Arrays;

/** What the rows of each node of a level add up to, by bin of a column. */
final class Histogram {
  private final double[] gradients;
  private final double[] curvatures;
  private final int[] rows;

  Histogram(int nodesMax) {
    this.gradients = new double[nodesMax * Bins.COUNT_MAX];
    this.curvatures = new double[gradients.length];
    this.rows = new int[gradients.length];
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
    Arrays.fill(gradients, 0);
    Arrays.fill(curvatures, 0);
    Arrays.fill(rows, 0);
    for (int row = 0; row < bins.length; row++) {
      if (places[row] >= first) {
        int at = (places[row] - first) * Bins.COUNT_MAX + bins[row];
        gradients[at] += residuals.gradient(row);
        curvatures[at] += residuals.curvature(row);
        rows[at]++;
      }
    }
  }

  Sum sum(int node, int bin) {
    int at = node * Bins.COUNT_MAX + bin;
    return new Sum(gradients[at], curvatures[at], rows[at]);
  }
}
