package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.training.Histogram.Sum;
import java.util.Arrays;
import java.util.List;

/** What the trees so far have left unexplained: by row the slope and the curve of the loss. */
final class Residuals {
  private final double[] truths;
  private final double[] scores;
  private final double[] gradients;
  private final double[] curvatures;

  Residuals(List<Row> rows, double intercept) {
    this.truths = rows.stream().mapToDouble(row -> row.right() ? 1 : 0).toArray();
    this.scores = new double[truths.length];
    this.gradients = new double[truths.length];
    this.curvatures = new double[truths.length];
    Arrays.fill(scores, intercept);
    derive();
  }

  private void derive() {
    for (int row = 0; row < truths.length; row++) {
      double probability = LogOdds.probability(scores[row]);
      gradients[row] = probability - truths[row];
      curvatures[row] = probability * (1 - probability);
    }
  }

  /**
   * @param places by row, the leaf that it came to
   * @param logOdds by leaf
   */
  void explain(int[] places, List<Double> logOdds) {
    for (int row = 0; row < places.length; row++) {
      scores[row] += logOdds.get(places[row]);
    }
    derive();
  }

  int rows() {
    return truths.length;
  }

  /** By row. */
  double[] gradients() {
    return gradients;
  }

  /** By row. */
  double[] curvatures() {
    return curvatures;
  }

  Sum total() {
    double gradient = 0;
    double curvature = 0;
    for (int row = 0; row < truths.length; row++) {
      gradient += gradients[row];
      curvature += curvatures[row];
    }
    return new Sum(gradient, curvature, truths.length);
  }
}
