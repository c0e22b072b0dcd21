package dev.weavergen.domain.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Trials of which only what the arms passed matters. */
final class Trials {
  private Trials() {}

  /** Tasks {@code t000}, {@code t001}, … */
  static List<Trial> of(int tasks, IntFunction<Map<String, Double>> passed) {
    return IntStream.range(0, tasks)
        .mapToObj(task -> trial("t%03d".formatted(task), passed.apply(task), task))
        .toList();
  }

  static Trial trial(String taskId, Map<String, Double> passed, long millis) {
    return trial(taskId, passed, millis, Optional.empty());
  }

  static Trial trial(
      String taskId, Map<String, Double> passed, long millis, Optional<TaskReasoning> reasoning) {
    return new Trial(
        taskId,
        "g-" + taskId,
        new TreeMap<>(passed),
        Optional.empty(),
        Optional.of("gpt"),
        Optional.ofNullable(passed.get(Arms.CONSENSUS_NO_LABELS)).map(share -> share == 1),
        Optional.of(0.9),
        new TreeMap<>(Map.of("gpt", 0.9)),
        Optional.of(2.0 / 3),
        new Trial.Timings(millis * 10, millis, millis + 1),
        8,
        reasoning);
  }

  /** The first {@code passed} of the tasks pass. */
  static double share(int task, int passed) {
    return task < passed ? 1 : 0;
  }
}
