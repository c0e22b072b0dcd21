package dev.weavergen.domain.consensus;

import java.util.Collection;

/** Shannon's entropy (1948) of a distribution over clusters: how divided a panel is. */
final class Entropy {
  private static final double LOG_2 = Math.log(2);

  private Entropy() {}

  /**
   * @param weights of the clusters, at least 0, not necessarily of sum 1
   * @return in bits; 0 when all weight is on one cluster, or there is none
   */
  static double bits(Collection<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    if (sum <= 0) {
      return 0;
    }
    double bits =
        weights.stream()
            .mapToDouble(weight -> weight / sum)
            .filter(share -> share > 0)
            .map(share -> -share * Math.log(share) / LOG_2)
            .sum();
    return Math.max(0, bits);
  }
}
