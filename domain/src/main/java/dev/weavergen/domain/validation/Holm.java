package dev.weavergen.domain.validation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (1979): the smallest of m p-values is multiplied by m, the next by m
 * − 1, and so on, and none falls below the one before. The chance of even one wrong claim stays
 * below the level, whatever the claims have to do with each other.
 */
final class Holm {
  private Holm() {}

  /** Corrected p-values, in the given order, at most 1. */
  static double[] corrected(List<Double> pValues) {
    int[] rising =
        IntStream.range(0, pValues.size())
            .boxed()
            .sorted((i, j) -> Double.compare(pValues.get(i), pValues.get(j)))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[pValues.size()];
    double floor = 0;
    for (int rank = 0; rank < rising.length; rank++) {
      floor = Math.max(floor, (rising.length - rank) * pValues.get(rising[rank]));
      corrected[rising[rank]] = Math.min(1, floor);
    }
    return corrected;
  }
}
