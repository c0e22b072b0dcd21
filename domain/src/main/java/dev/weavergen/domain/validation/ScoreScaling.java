package dev.weavergen.domain.validation;

import java.util.List;

/**
 * Turns a score into a probability (Platt 1999): a line through the log-odds, fitted by Newton's
 * method to smoothed labels and held a little towards level, so that few or equal labels give a
 * finite line. A falling line is made level: a score that speaks against what it was made to speak
 * for says nothing.
 */
final class ScoreScaling {
  private static final int STEPS = 30;

  /** The inverse variance of slope and intercept beforehand. */
  private static final double PULL = .01;

  private final double slope;
  private final double intercept;

  private ScoreScaling(double slope, double intercept) {
    this.slope = slope;
    this.intercept = intercept;
  }

  /** A score whose program's label is known. */
  record Labelled(double score, boolean right) {}

  /**
   * @param labelled in any order; without one every probability is .5
   */
  static ScoreScaling of(List<Labelled> labelled) {
    double rights = labelled.stream().filter(Labelled::right).count();
    double wrongs = labelled.size() - rights;
    ScoreScaling free = fitted(labelled, (rights + 1) / (rights + 2), 1 / (wrongs + 2));
    return free.slope > 0 ? free : new ScoreScaling(0, StrictMath.log((rights + 1) / (wrongs + 1)));
  }

  private static ScoreScaling fitted(List<Labelled> labelled, double high, double low) {
    double slope = 0;
    double intercept = 0;
    for (int step = 0; step < STEPS; step++) {
      double gradientSlope = PULL * slope;
      double gradientIntercept = PULL * intercept;
      double curveSlope = PULL;
      double curveIntercept = PULL;
      double mixed = 0;
      for (Labelled one : labelled) {
        double probability = logistic(slope * one.score() + intercept);
        double off = probability - (one.right() ? high : low);
        double spread = probability * (1 - probability);
        gradientSlope += off * one.score();
        gradientIntercept += off;
        curveSlope += spread * one.score() * one.score();
        curveIntercept += spread;
        mixed += spread * one.score();
      }
      double determinant = curveSlope * curveIntercept - mixed * mixed;
      slope -= (curveIntercept * gradientSlope - mixed * gradientIntercept) / determinant;
      intercept -= (curveSlope * gradientIntercept - mixed * gradientSlope) / determinant;
    }
    return new ScoreScaling(slope, intercept);
  }

  double probability(double score) {
    return logistic(slope * score + intercept);
  }

  private static double logistic(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
