package dev.weavergen.domain.validation;

import dev.weavergen.domain.reasoning.ProblemKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/**
 * What the loop that repairs did, as the generations ran it: begun from their own choice, which
 * knows no label.
 *
 * @param tasks in which it was entered
 * @param iterations how many tasks took so many rounds
 * @param stops how many tasks ended for each reason, by its name
 * @param fixes by kind of problem and round, rounds that began with a wrong program
 * @param solved tasks whose program was wrong before and is right after
 * @param broken tasks whose program was right before and is wrong after, by their ids
 * @param checks what acceptance saw and kept out
 * @param spent on repairs
 * @param gain over a model that is asked once; empty without these arms
 */
public record ReasoningSection(
    int tasks,
    Map<Integer, Integer> iterations,
    Map<String, Integer> stops,
    List<FixRate> fixes,
    int solved,
    List<String> broken,
    Checks checks,
    Spent spent,
    Optional<RelativeGain> gain) {
  private static final double CONFIDENCE = .95;

  public ReasoningSection {
    iterations = Collections.unmodifiableMap(new LinkedHashMap<>(iterations));
    stops = Collections.unmodifiableMap(new LinkedHashMap<>(stops));
    fixes = List.copyOf(fixes);
    broken = List.copyOf(broken);
    gain = gain == null ? Optional.empty() : gain;
  }

  /**
   * How often a round made a wrong program right.
   *
   * @param kind of problem by its name
   * @param round from 1
   * @param n rounds of that kind and number that began with a wrong program
   * @param fixed of these, the ones whose repair was accepted and is right
   * @param ci95 of the rate, low end first (Wilson 1927, which holds for few rounds too)
   * @param rightBefore further rounds, that began with a program that was right already
   * @param rightRejected rounds in which a right repair of a wrong program was rejected
   */
  public record FixRate(
      String kind,
      int round,
      int n,
      int fixed,
      double rate,
      List<Double> ci95,
      int rightBefore,
      int rightRejected) {
    public FixRate {
      ci95 = List.copyOf(ci95);
    }

    private static FixRate of(String kind, int round, List<TaskReasoning.Round> rounds) {
      int n = (int) rounds.stream().filter(TaskReasoning.Round::beganWrong).count();
      int fixed = (int) rounds.stream().filter(TaskReasoning.Round::isFix).count();
      return new FixRate(
          kind,
          round,
          n,
          fixed,
          n == 0 ? 0 : (double) fixed / n,
          wilson(n, fixed),
          (int) rounds.stream().filter(one -> one.rightBefore().orElse(false)).count(),
          (int)
              rounds.stream()
                  .filter(
                      one -> one.beganWrong() && !one.accepted() && one.rightAfter().orElse(false))
                  .count());
    }

    private static List<Double> wilson(int n, int fixed) {
      if (n == 0) {
        return List.of(0.0, 1.0);
      }
      ConfidenceInterval interval =
          BinomialProportion.getWilsonScoreInterval(n, (double) fixed / n, CONFIDENCE);
      return List.of(Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }
  }

  /**
   * Examples and trusted tests that a repair lost.
   *
   * @param lostByAccepted in repairs that were accepted; anything above 0 is a bug
   * @param lostByRejected in repairs that were rejected
   * @param rejectedForIt how many repairs were rejected and had lost some
   */
  public record Checks(int lostByAccepted, int lostByRejected, int rejectedForIt) {}

  /**
   * What the calls for repairs took.
   *
   * @param tokensPerSolved for each task that was wrong before and is right after, less those that
   *     it broke; empty when nothing was gained
   */
  public record Spent(
      long tokens, double usd, Optional<Double> tokensPerSolved, Optional<Double> usdPerSolved) {
    private static Spent of(List<TaskReasoning> all, int gained) {
      long tokens = all.stream().mapToLong(TaskReasoning::tokens).sum();
      double usd = all.stream().mapToDouble(TaskReasoning::usd).sum();
      return gained < 1
          ? new Spent(tokens, usd, Optional.empty(), Optional.empty())
          : new Spent(
              tokens, usd, Optional.of((double) tokens / gained), Optional.of(usd / gained));
    }
  }

  /** Empty where the loop was entered in no task. */
  static Optional<ReasoningSection> of(List<Trial> trials, long seed) {
    List<TaskReasoning> all = trials.stream().flatMap(trial -> trial.reasoning().stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Integer> iterations = new TreeMap<>();
    Map<String, Integer> stops = new TreeMap<>();
    for (TaskReasoning task : all) {
      var _ = iterations.merge(task.rounds().size(), 1, Integer::sum);
      var _ = stops.merge(task.stop().wireName(), 1, Integer::sum);
    }
    int solved = (int) all.stream().filter(TaskReasoning::isSolved).count();
    List<String> broken =
        trials.stream()
            .filter(trial -> trial.reasoning().map(TaskReasoning::isBroken).orElse(false))
            .map(Trial::taskId)
            .toList();
    return Optional.of(
        new ReasoningSection(
            all.size(),
            iterations,
            stops,
            fixes(all),
            solved,
            broken,
            checks(all),
            Spent.of(all, solved - broken.size()),
            RelativeGain.of(trials, seed)));
  }

  private static List<FixRate> fixes(List<TaskReasoning> all) {
    Map<ProblemKind, Map<Integer, List<TaskReasoning.Round>>> byKind = new TreeMap<>();
    all.stream()
        .flatMap(task -> task.rounds().stream())
        .forEach(round ->
            byKind
                .computeIfAbsent(round.kind(), _ -> new TreeMap<>())
                .computeIfAbsent(round.number(), _ -> new ArrayList<>())
                .add(round));
    return byKind.entrySet().stream()
        .flatMap(kind ->
            kind.getValue().entrySet().stream()
                .map(round ->
                    FixRate.of(kind.getKey().wireName(), round.getKey(), round.getValue())))
        .toList();
  }

  private static Checks checks(List<TaskReasoning> all) {
    int accepted = 0;
    int rejected = 0;
    int repairs = 0;
    for (TaskReasoning task : all) {
      for (TaskReasoning.Round round : task.rounds()) {
        accepted += round.accepted() ? round.regressions() : 0;
        rejected += round.accepted() ? 0 : round.regressions();
        repairs += !round.accepted() && round.regressions() > 0 ? 1 : 0;
      }
    }
    return new Checks(accepted, rejected, repairs);
  }
}
