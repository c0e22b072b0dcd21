package dev.weavergen.domain.consensus;

import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How the kinds of evidence are put together. */
sealed interface Weighing permits SafeOrder, LearnedOdds {
  /** With fewer labels than this a learned weight is mostly chance (ALGORITHMS, consensus). */
  int LABELS_MIN = 50;

  /** What the number of labels allows. */
  static Weighing of(TrackRecords records) {
    return records.labels() < LABELS_MIN
        ? new SafeOrder(records.labels())
        : new LearnedOdds(records);
  }

  /** Total, and the same whatever the panel's order. */
  Comparator<Standing> bestFirst();

  /** The log-odds that the cluster's behaviour is right, against {@link #none}. */
  double logOdds(Standing standing);

  /** The log-odds that no cluster is right. */
  double none();

  /** Why one was preferred to the other, as the end of a sentence. */
  String why(Standing chosen, Standing next);

  /** What this is, in a sentence. */
  String inWords();

  /**
   * The probability of each cluster to hold the right behaviour; their sum is below 1.
   *
   * @param ranked best first; a probability never exceeds one that is ranked before
   */
  default List<Double> posterior(List<Standing> ranked) {
    List<Double> odds = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (Standing standing : ranked) {
      least = Math.min(least, logOdds(standing));
      odds.add(Math.exp(least));
    }
    double sum = Math.exp(none()) + odds.stream().mapToDouble(Double::doubleValue).sum();
    return odds.stream().map(each -> each / sum).toList();
  }
}
