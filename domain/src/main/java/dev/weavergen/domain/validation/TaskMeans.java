package dev.weavergen.domain.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One figure per trial, kept by task: the sum over the trials of a task and their number. One panel
 * gives one trial a task; pooled panels give several, which stay together wherever tasks are drawn.
 */
final class TaskMeans {
  /** By task, in the order of the tasks' ids. */
  private final double[] sums;

  /** Trials by task, at least 1. */
  private final int[] counts;

  private TaskMeans(double[] sums, int[] counts) {
    this.sums = sums;
    this.counts = counts;
  }

  /**
   * @param figure of a trial; the trial is left out when it has none
   */
  static TaskMeans of(List<Trial> trials, Function<Trial, Optional<Double>> figure) {
    SortedMap<String, double[]> byTask = new TreeMap<>();
    for (Trial trial : trials) {
      figure
          .apply(trial)
          .ifPresent(value -> {
            double[] sumAndCount = byTask.computeIfAbsent(trial.taskId(), _ -> new double[2]);
            sumAndCount[0] += value;
            sumAndCount[1]++;
          });
    }
    return of(byTask);
  }

  private static TaskMeans of(SortedMap<String, double[]> sumAndCountByTask) {
    return new TaskMeans(
        sumAndCountByTask.values().stream().mapToDouble(both -> both[0]).toArray(),
        sumAndCountByTask.values().stream().mapToInt(both -> (int) both[1]).toArray());
  }

  /** A figure of something that belongs to a task. */
  record Valued(String taskId, double value) {}

  static TaskMeans of(List<Valued> figures) {
    SortedMap<String, double[]> byTask = new TreeMap<>();
    for (Valued figure : figures) {
      double[] sumAndCount = byTask.computeIfAbsent(figure.taskId(), _ -> new double[2]);
      sumAndCount[0] += figure.value();
      sumAndCount[1]++;
    }
    return of(byTask);
  }

  /** What an arm passed. */
  static TaskMeans of(List<Trial> trials, String arm) {
    return of(trials, trial -> Optional.ofNullable(trial.passed().get(arm)));
  }

  /** What arm {@code a} passed more than arm {@code b}, where both have a result. */
  static TaskMeans difference(List<Trial> trials, String a, String b) {
    return of(
        trials,
        trial -> {
          Optional<Double> subtracted = Optional.ofNullable(trial.passed().get(b));
          return Optional.ofNullable(trial.passed().get(a))
              .flatMap(share -> subtracted.map(other -> share - other));
        });
  }

  double sum(int task) {
    return sums[task];
  }

  int trials(int task) {
    return counts[task];
  }

  int tasks() {
    return sums.length;
  }

  int trials() {
    return Arrays.stream(counts).sum();
  }

  double sum() {
    return Arrays.stream(sums).sum();
  }

  /** Over all trials; 0 without any. */
  double mean() {
    return trials() == 0 ? 0 : sum() / trials();
  }

  /** Of each task. */
  double[] means() {
    double[] means = new double[tasks()];
    Arrays.setAll(means, task -> sums[task] / counts[task]);
    return means;
  }
}
