package dev.weavergen.domain.prediction.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Fits calibrations on scores that were given to programs whose labels the model had not seen.
 * Platt's line is fitted to smoothed targets, as he proposed, and held near the identity, since a
 * few cross-fitted scores can even fall while the truth rises. Isotonic regression follows any
 * rising curve but needs many labels; it is taken only where it predicts held-out labels better.
 */
final class Calibrating {
  private static final int ISOTONIC_LABELS_MIN = 500;

  /** Strength of the pull towards slope 1 and intercept 0, as the inverse of a variance. */
  private static final double PULL = 1;

  private static final int STEPS = 50;

  private Calibrating() {}

  /**
   * A score and what became of it.
   *
   * @param fold that it was judged in
   */
  record Outcome(int fold, double score, boolean right) {
    double truth() {
      return right ? 1 : 0;
    }
  }

  static Calibration of(List<Outcome> outcomes) {
    if (outcomes.size() < ISOTONIC_LABELS_MIN) {
      return platt(outcomes);
    }
    return heldOutBrier(outcomes, Calibrating::isotonic)
            < heldOutBrier(outcomes, Calibrating::platt)
        ? isotonic(outcomes)
        : platt(outcomes);
  }

  private static double heldOutBrier(
      List<Outcome> outcomes, Function<List<Outcome>, Calibration> fit) {
    double sum = 0;
    for (int fold : outcomes.stream().mapToInt(Outcome::fold).distinct().sorted().toArray()) {
      Calibration calibration =
          fit.apply(outcomes.stream().filter(outcome -> outcome.fold() != fold).toList());
      for (Outcome outcome : outcomes) {
        if (outcome.fold() == fold) {
          double distance =
              LogOdds.probability(calibration.logOdds(outcome.score())) - outcome.truth();
          sum += distance * distance;
        }
      }
    }
    return sum;
  }

  /** Newton's method on two parameters; the penalised likelihood has one maximum. */
  static Calibration platt(List<Outcome> outcomes) {
    double rights = outcomes.stream().filter(Outcome::right).count();
    double high = (rights + 1) / (rights + 2);
    double low = 1 / (outcomes.size() - rights + 2);
    double slope = 1;
    double intercept = 0;
    for (int step = 0; step < STEPS; step++) {
      double gradientSlope = PULL * (slope - 1);
      double gradientIntercept = PULL * intercept;
      double curveSlope = PULL;
      double curveIntercept = PULL;
      double mixed = 0;
      for (Outcome outcome : outcomes) {
        double p = LogOdds.probability(slope * outcome.score() + intercept);
        double off = p - (outcome.right() ? high : low);
        double spread = p * (1 - p);
        gradientSlope += off * outcome.score();
        gradientIntercept += off;
        curveSlope += spread * outcome.score() * outcome.score();
        curveIntercept += spread;
        mixed += spread * outcome.score();
      }
      double determinant = curveSlope * curveIntercept - mixed * mixed;
      slope -= (curveIntercept * gradientSlope - mixed * gradientIntercept) / determinant;
      intercept -= (curveSlope * gradientIntercept - mixed * gradientSlope) / determinant;
    }
    return new Calibration.Platt(Math.max(0, LogOdds.rounded(slope)), LogOdds.rounded(intercept));
  }

  /** Pool adjacent violators (Ayer et al. 1955); each pool is a point at its mean score. */
  static Calibration isotonic(List<Outcome> outcomes) {
    List<Pool> pools = new ArrayList<>();
    outcomes.stream()
        .sorted(Comparator.comparingDouble(Outcome::score).thenComparing(Outcome::right))
        .forEach(outcome -> {
          Pool pool = new Pool(outcome.score(), outcome.truth(), 1);
          while (!pools.isEmpty() && pools.getLast().isNotBelow(pool)) {
            pool = pools.removeLast().with(pool);
          }
          pools.add(pool);
        });
    return new Calibration.Isotonic(
        pools.stream().map(pool -> LogOdds.rounded(pool.score())).toList(),
        pools.stream().map(pool -> LogOdds.rounded(pool.logOdds())).toList());
  }

  private record Pool(double score, double rights, int size) {
    boolean isNotBelow(Pool next) {
      return rights / size >= next.rights / next.size
          || LogOdds.rounded(score) >= LogOdds.rounded(next.score);
    }

    Pool with(Pool next) {
      int both = size + next.size;
      return new Pool((score * size + next.score * next.size) / both, rights + next.rights, both);
    }

    /** Smoothed, so that a pool of equal labels is not certain. */
    double logOdds() {
      return LogOdds.of((rights + .5) / (size + 1));
    }
  }
}
