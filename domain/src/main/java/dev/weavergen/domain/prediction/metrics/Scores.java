package dev.weavergen.domain.prediction.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * The plain figures of some predictions, where intervals come from elsewhere or are not wanted.
 *
 * @param accuracy share on the right side of .5
 * @param auc .5 when all are right or all are wrong
 * @param brier mean squared distance from the truth
 * @param logLoss in nats
 * @param calibrationError over ten bins of equal mass
 */
public record Scores(
    double accuracy, double auc, double brier, double logLoss, double calibrationError) {
  /**
   * @param judged in any order, at least one
   */
  public static Scores of(List<Judged> judged) {
    if (judged.isEmpty()) {
      throw new IllegalArgumentException("judged is empty, expected at least one prediction");
    }
    Sample sample = Sample.of(judged);
    int[] weights = new int[sample.size()];
    Arrays.fill(weights, 1);
    double auc = Measures.auc(sample, weights);
    return new Scores(
        Measures.accuracy(sample, weights),
        Double.isFinite(auc) ? auc : .5,
        Measures.brier(sample, weights),
        Measures.logLoss(sample, weights),
        Measures.calibrationError(sample, weights));
  }
}
