package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Prediction.Factor;
import dev.weavergen.domain.prediction.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Factors that add up to the log-odds of a probability, whose tails are clipped. */
final class LogOdds {
  private final double limit;
  private final List<Factor> factors = new ArrayList<>();

  /**
   * @param probabilityMax above ½; one minus it is the smallest
   */
  LogOdds(double probabilityMax) {
    this.limit = StrictMath.log(probabilityMax / (1 - probabilityMax));
  }

  /** What contributes nothing is no factor. */
  void add(String name, double contribution, String words) {
    if (contribution != 0) {
      factors.add(new Factor(name, contribution, words));
    }
  }

  Prediction prediction(Tier tier, String predictor, double seedScore) {
    double sum = sum();
    double clipped = clipped();
    add("limit", clipped - sum, "nothing is surer than that");
    factors.sort(
        Comparator.comparingDouble((Factor factor) -> -Math.abs(factor.contribution()))
            .thenComparing(Factor::name));
    double probability = 1 / (1 + StrictMath.exp(-clipped));
    return new Prediction(probability, tier, predictor, seedScore, factors);
  }

  /** So far, within the limits. */
  double clipped() {
    return Math.clamp(sum(), -limit, limit);
  }

  private double sum() {
    return factors.stream().mapToDouble(Factor::contribution).sum();
  }
}
