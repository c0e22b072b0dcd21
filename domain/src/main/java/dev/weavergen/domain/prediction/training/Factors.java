package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Prediction.Factor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps an explanation short without changing its sum. */
final class Factors {
  /** With the sum of the rest. */
  static final int FACTORS_MAX = 12;

  private Factors() {}

  static List<Factor> weightiest(List<Factor> all) {
    List<Factor> sorted =
        all.stream()
            .filter(factor -> factor.contribution() != 0)
            .sorted(
                Comparator.comparingDouble((Factor factor) -> -Math.abs(factor.contribution()))
                    .thenComparing(Factor::name))
            .toList();
    if (sorted.size() <= FACTORS_MAX) {
      return sorted;
    }
    List<Factor> kept = new ArrayList<>(sorted.subList(0, FACTORS_MAX - 1));
    List<Factor> rest = sorted.subList(FACTORS_MAX - 1, sorted.size());
    double sum = 0;
    for (Factor factor : rest) {
      sum += factor.contribution();
    }
    kept.add(new Factor("others", sum, rest.size() + " others that weigh less"));
    return kept;
  }
}
