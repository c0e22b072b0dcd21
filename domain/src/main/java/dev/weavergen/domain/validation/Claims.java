package dev.weavergen.domain.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges hypotheses together. A claim is shown or refuted only when it has at least {@link
 * Claim#TASKS_MIN} tasks, its interval leaves out 0, and its p-value, corrected by Holm for all
 * claims judged with it, is below {@link Claim#LEVEL}.
 */
public final class Claims {
  private Claims() {}

  /**
   * @param trials of one panel, or of several pooled; a task is one unit either way
   * @param spanQuery finds the spans of these trials
   */
  public static List<Claim> judged(
      List<Hypothesis> hypotheses, List<Trial> trials, String spanQuery, long seed) {
    List<TaskMeans> differences =
        hypotheses.stream()
            .map(hypothesis -> TaskMeans.difference(trials, hypothesis.a(), hypothesis.b()))
            .toList();
    List<PairedTest> tests = differences.stream().map(PairedTest::of).toList();
    double[] corrected = Holm.corrected(tests.stream().map(PairedTest::pValue).toList());
    Bootstrap bootstrap = new Bootstrap(seed);
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < corrected.length; i++) {
      claims.add(
          claim(
              hypotheses.get(i),
              new Numbers(
                  differences.get(i),
                  bootstrap.ci95(differences.get(i)),
                  tests.get(i),
                  corrected[i]),
              spanQuery));
    }
    return List.copyOf(claims);
  }

  private static Claim claim(Hypothesis hypothesis, Numbers numbers, String spanQuery) {
    return new Claim(
        hypothesis.id(),
        hypothesis.statement(),
        hypothesis.a(),
        hypothesis.b(),
        numbers.differences().mean(),
        numbers.ci95(),
        numbers.test().pValue(),
        numbers.pHolm(),
        numbers.test().name(),
        numbers.differences().tasks(),
        numbers.verdict(),
        spanQuery);
  }

  /** All that the verdict goes by. */
  private record Numbers(TaskMeans differences, List<Double> ci95, PairedTest test, double pHolm) {
    Verdict verdict() {
      boolean zeroInside = ci95.getFirst() <= 0 && ci95.getLast() >= 0;
      if (differences.tasks() < Claim.TASKS_MIN || zeroInside || pHolm >= Claim.LEVEL) {
        return Verdict.NOT_SHOWN;
      }
      return differences.mean() > 0 ? Verdict.SHOWN : Verdict.REFUTED;
    }
  }
}
