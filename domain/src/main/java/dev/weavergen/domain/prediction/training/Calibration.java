package dev.weavergen.domain.prediction.training;

import java.util.List;

/** Turns a model's log-odds into log-odds that keep what they promise. */
public sealed interface Calibration {
  /** Nothing is known of how far the scores are off. */
  Calibration NONE = new Platt(1, 0);

  /** Within the tails that a prediction may reach. */
  double logOdds(double score);

  /** A line (Platt 1999). */
  record Platt(double slope, double intercept) implements Calibration {
    @Override
    public double logOdds(double score) {
      return LogOdds.clipped(slope * score + intercept);
    }
  }

  /**
   * A rising line through points (Zadrozny and Elkan 2002), level outside of them.
   *
   * @param scores rising strictly
   * @param logOdds rising, as many
   */
  record Isotonic(List<Double> scores, List<Double> logOdds) implements Calibration {
    public Isotonic {
      scores = List.copyOf(scores);
      logOdds = List.copyOf(logOdds);
      if (scores.isEmpty() || scores.size() != logOdds.size()) {
        throw new IllegalArgumentException(
            "expected as many scores as logOdds, at least one, but they are "
                + scores.size()
                + " and "
                + logOdds.size());
      }
    }

    @Override
    public double logOdds(double score) {
      int after = 0;
      while (after < scores.size() && scores.get(after) < score) {
        after++;
      }
      if (after == 0 || after == scores.size()) {
        return LogOdds.clipped(logOdds.get(after == 0 ? 0 : after - 1));
      }
      double from = scores.get(after - 1);
      double share = (score - from) / (scores.get(after) - from);
      double low = logOdds.get(after - 1);
      return LogOdds.clipped(low + share * (logOdds.get(after) - low));
    }
  }
}
