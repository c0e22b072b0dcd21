package dev.weavergen.domain.prediction.training;

/** How much of a prediction is learned while labels are few. */
final class Blend {
  /** What the prior counts, in labels. */
  static final double PRIOR_LABELS = 50;

  private Blend() {}

  /** All in log-odds. */
  static double of(double learned, double prior, int labels) {
    return LogOdds.clipped((labels * learned + PRIOR_LABELS * prior) / (labels + PRIOR_LABELS));
  }
}
