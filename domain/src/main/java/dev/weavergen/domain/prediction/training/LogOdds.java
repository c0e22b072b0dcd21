package dev.weavergen.domain.prediction.training;

/**
 * Probabilities as log-odds and back, to the same last bit on every machine, which {@link Math}
 * does not promise.
 */
final class LogOdds {
  static final double PROBABILITY_MIN = .01;
  static final double PROBABILITY_MAX = .99;

  /** Decimals that are kept of what is learned; the solver's last bits are not among them. */
  private static final double RESOLUTION = 1e5;

  private LogOdds() {}

  static double of(double probability) {
    double inside = Math.clamp(probability, 1e-12, 1 - 1e-12);
    return StrictMath.log(inside / (1 - inside));
  }

  static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  /** Within the tails that a prediction may reach. */
  static double clipped(double logOdds) {
    return Math.clamp(logOdds, of(PROBABILITY_MIN), of(PROBABILITY_MAX));
  }

  static double rounded(double learned) {
    return Math.rint(learned * RESOLUTION) / RESOLUTION;
  }
}
