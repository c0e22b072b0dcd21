package dev.weavergen.domain.trackrecord;

/**
 * A share that was counted, and what to believe of it: the posterior mean of a Beta distribution
 * whose prior weighs as much as {@link #PRIOR_STRENGTH} observations.
 *
 * @param hits of the total; both may be fractions
 */
record Share(double hits, double total) {
  static final Share NONE = new Share(0, 0);

  /** As much as eight observations (ALGORITHMS, consensus). */
  static final double PRIOR_STRENGTH = 8;

  static Share sum(Share one, Share other) {
    return new Share(one.hits + other.hits, one.total + other.total);
  }

  Share minus(Share part) {
    return new Share(hits - part.hits, total - part.total);
  }

  /** The posterior mean around a prior one. */
  double shrunkTo(double prior) {
    return (hits + PRIOR_STRENGTH * prior) / (total + PRIOR_STRENGTH);
  }
}
