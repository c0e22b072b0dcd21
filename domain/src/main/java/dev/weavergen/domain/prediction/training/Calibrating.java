package dev.weavergen.domain.prediction.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Fits calibrations on scores that were given to programs whose labels the model had not seen.
 * Isotonic regression follows any rising curve but needs many labels; it is taken only where it
 * predicts held-out labels better than a line.
 */
final class Calibrating {
  private static final int ISOTONIC_LABELS_MIN = 500;

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
    return kind(outcomes).apply(outcomes);
  }

  private static Function<List<Outcome>, Calibration> kind(List<Outcome> outcomes) {
    return outcomes.size() >= ISOTONIC_LABELS_MIN
            && sum(heldOut(outcomes, Calibrating::isotonic)) < sum(heldOut(outcomes, PlattFit::of))
        ? Calibrating::isotonic
        : PlattFit::of;
  }

  /**
   * The Brier score of each outcome with the calibration that the other folds taught, of the kind
   * that is the better one over all.
   */
  static double[] heldOut(List<Outcome> outcomes) {
    return heldOut(outcomes, kind(outcomes));
  }

  private static double[] heldOut(
      List<Outcome> outcomes, Function<List<Outcome>, Calibration> fit) {
    double[] scores = new double[outcomes.size()];
    for (int fold : outcomes.stream().mapToInt(Outcome::fold).distinct().sorted().toArray()) {
      Calibration calibration =
          fit.apply(outcomes.stream().filter(outcome -> outcome.fold() != fold).toList());
      for (int i = 0; i < scores.length; i++) {
        Outcome outcome = outcomes.get(i);
        if (outcome.fold() == fold) {
          double distance =
              LogOdds.probability(calibration.logOdds(outcome.score())) - outcome.truth();
          scores[i] = distance * distance;
        }
      }
    }
    return scores;
  }

  private static double sum(double[] scores) {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return sum;
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

    /** A pool of equal labels is no surer than the tails allow. */
    double logOdds() {
      return LogOdds.clipped(LogOdds.of(rights / size));
    }
  }
}
