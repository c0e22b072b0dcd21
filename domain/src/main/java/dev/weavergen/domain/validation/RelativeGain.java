package dev.weavergen.domain.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much larger the pass rate of an arm is than that of another, as a share of the other's.
 *
 * @param a the arm that is said to be better
 * @param b the arm it is compared with
 * @param relative pass rate of {@code a} over that of {@code b}, minus 1
 * @param ci95 of it, low end first, by drawing tasks
 * @param atLeast what is claimed
 * @param consensusShare how much of the gain the consensus alone has: above 1 where what follows it
 *     takes some away; empty where nothing is gained
 * @param n tasks on which both arms have a result
 * @param verdict shown when the gain is as large as claimed and the interval is above 0, refuted
 *     when the whole interval is below what is claimed
 */
public record RelativeGain(
    String a,
    String b,
    double relative,
    List<Double> ci95,
    double atLeast,
    Optional<Double> consensusShare,
    int n,
    Verdict verdict) {
  /** What the whole system is to be better by than a model that is asked once. */
  private static final double AT_LEAST = .2;

  public RelativeGain {
    ci95 = List.copyOf(ci95);
    consensusShare = consensusShare == null ? Optional.empty() : consensusShare;
  }

  /**
   * Of reasoning over the mean of the panel's members.
   *
   * @param trials of one panel, or of several pooled
   * @return empty without both arms, or when no member passes anything
   */
  static Optional<RelativeGain> of(List<Trial> trials, long seed) {
    List<Trial> both =
        trials.stream()
            .filter(trial ->
                trial.passed().keySet().containsAll(Set.of(Arms.REASONING, Arms.MEAN_SINGLE)))
            .toList();
    TaskMeans ours = TaskMeans.of(both, Arms.REASONING);
    TaskMeans theirs = TaskMeans.of(both, Arms.MEAN_SINGLE);
    return theirs.sum() == 0
        ? Optional.empty()
        : Optional.of(of(ours, theirs, both, new Bootstrap(seed)));
  }

  private static RelativeGain of(
      TaskMeans ours, TaskMeans theirs, List<Trial> both, Bootstrap bootstrap) {
    double relative = ours.sum() / theirs.sum() - 1;
    List<Double> ends = bootstrap.ratioCi95(ours, theirs).stream().map(ratio -> ratio - 1).toList();
    return new RelativeGain(
        Arms.REASONING,
        Arms.MEAN_SINGLE,
        relative,
        ends,
        AT_LEAST,
        consensusShare(both),
        ours.tasks(),
        verdict(relative, ends, ours.tasks()));
  }

  private static Optional<Double> consensusShare(List<Trial> both) {
    TaskMeans whole = TaskMeans.difference(both, Arms.REASONING, Arms.MEAN_SINGLE);
    TaskMeans part = TaskMeans.difference(both, Arms.CONSENSUS, Arms.MEAN_SINGLE);
    return part.trials() == whole.trials() && whole.sum() > 0
        ? Optional.of(part.sum() / whole.sum())
        : Optional.empty();
  }

  private static Verdict verdict(double relative, List<Double> ends, int tasks) {
    if (tasks < Claim.TASKS_MIN) {
      return Verdict.NOT_SHOWN;
    }
    if (relative >= AT_LEAST && ends.getFirst() > 0) {
      return Verdict.SHOWN;
    }
    return ends.getLast() < AT_LEAST ? Verdict.REFUTED : Verdict.NOT_SHOWN;
  }
}
