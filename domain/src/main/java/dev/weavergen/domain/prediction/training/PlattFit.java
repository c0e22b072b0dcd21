package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.training.Calibrating.Outcome;
import java.util.List;

/**
 * Fits Platt's line by Newton's method with steps that are halved until they help (Lin, Lin and
 * Weng 2007). The targets are smoothed as Platt proposed, and the line is held near the identity,
 * since of a few cross-fitted scores even a falling line can be the likeliest.
 */
final class PlattFit {
  /** The inverse of the variance that slope and intercept are expected to have around 1 and 0. */
  private static final double PULL = 1;

  private static final int STEPS_MAX = 50;
  private static final int HALVINGS_MAX = 30;

  private final List<Outcome> outcomes;
  private final double high;
  private final double low;
  private double slope = 1;
  private double intercept;

  private PlattFit(List<Outcome> outcomes) {
    this.outcomes = outcomes;
    double rights = outcomes.stream().filter(Outcome::right).count();
    this.high = (rights + 1) / (rights + 2);
    this.low = 1 / (outcomes.size() - rights + 2);
  }

  static Calibration.Platt of(List<Outcome> outcomes) {
    PlattFit fit = new PlattFit(outcomes);
    int steps = 0;
    while (steps < STEPS_MAX && fit.step()) {
      steps++;
    }
    return new Calibration.Platt(
        Math.max(0, LogOdds.rounded(fit.slope)), LogOdds.rounded(fit.intercept));
  }

  /** Whether it still helped. */
  private boolean step() {
    double gradientSlope = PULL * (slope - 1);
    double gradientIntercept = PULL * intercept;
    double curveSlope = PULL;
    double curveIntercept = PULL;
    double mixed = 0;
    for (Outcome outcome : outcomes) {
      double p = LogOdds.probability(slope * outcome.score() + intercept);
      double off = p - target(outcome);
      double spread = p * (1 - p);
      gradientSlope += off * outcome.score();
      gradientIntercept += off;
      curveSlope += spread * outcome.score() * outcome.score();
      curveIntercept += spread;
      mixed += spread * outcome.score();
    }
    double determinant = curveSlope * curveIntercept - mixed * mixed;
    return move(
        (curveIntercept * gradientSlope - mixed * gradientIntercept) / determinant,
        (curveSlope * gradientIntercept - mixed * gradientSlope) / determinant);
  }

  private boolean move(double bySlope, double byIntercept) {
    double before = loss(slope, intercept);
    double part = 1;
    for (int halving = 0; halving < HALVINGS_MAX; halving++, part /= 2) {
      double nextSlope = slope - part * bySlope;
      double nextIntercept = intercept - part * byIntercept;
      if (loss(nextSlope, nextIntercept) < before) {
        slope = nextSlope;
        intercept = nextIntercept;
        return true;
      }
    }
    return false;
  }

  private double target(Outcome outcome) {
    return outcome.right() ? high : low;
  }

  private double loss(double atSlope, double atIntercept) {
    double loss = PULL * ((atSlope - 1) * (atSlope - 1) + atIntercept * atIntercept) / 2;
    for (Outcome outcome : outcomes) {
      double score = atSlope * outcome.score() + atIntercept;
      loss +=
          Math.max(0, score)
              - score * target(outcome)
              + StrictMath.log1p(StrictMath.exp(-Math.abs(score)));
    }
    return loss;
  }
}
