package dev.weavergen.api.validation;

import dev.weavergen.domain.validation.Arms;
import dev.weavergen.domain.validation.Report.TaskDetail;
import dev.weavergen.domain.validation.TaskReasoning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One task of the list.
 *
 * @param place in the benchmark's order
 * @param versus {@code won}, {@code lost} or {@code same} against the best single model; empty
 *     without both results
 * @param rank 0 for failed, 1 for not judged, 2 for passed
 * @param problem why there is no result, or no label; at most one
 * @param words in lower case, that the task is found by
 * @param rounds of repair, one line each
 * @param run what happened; at most one
 */
record TaskRow(
    int place,
    String id,
    String generationId,
    String kind,
    String verdict,
    String versus,
    int rank,
    String chosen,
    String probability,
    String probabilityValue,
    String agreement,
    String agreementValue,
    List<String> problem,
    String words,
    List<Chip> arms,
    List<String> rounds,
    List<RunView> run) {
  /** What one arm made of the task. */
  record Chip(String name, String kind) {
    static Chip of(String arm, double share) {
      if (share == 0) {
        return new Chip(ArmWords.of(arm), "failed");
      }
      return share == 1
          ? new Chip(ArmWords.of(arm), "passed")
          : new Chip(ArmWords.of(arm) + " " + Figures.percent(share), "partly");
    }
  }

  static TaskRow of(int place, TaskDetail task, Optional<RunView> run) {
    String verdict = verdict(task.passed());
    String chosen = task.chosen().orElse("no answer");
    return new TaskRow(
        place,
        task.task_id(),
        task.generationId(),
        task.passed().isEmpty() ? "unjudged" : verdict,
        verdict,
        versus(task),
        task.passed().map(passed -> passed ? 2 : 0).orElse(1),
        chosen,
        Figures.percent(task.probability()),
        Figures.value(task.probability()),
        Figures.percent(task.agreement()),
        Figures.value(task.agreement()),
        task.problem().stream().toList(),
        (task.task_id() + " " + chosen + " " + verdict + " " + task.generationId())
            .toLowerCase(Locale.ROOT),
        task.arms().entrySet().stream().map(arm -> Chip.of(arm.getKey(), arm.getValue())).toList(),
        rounds(task),
        run.stream().toList());
  }

  private static List<String> rounds(TaskDetail task) {
    Stream<String> rounds = task.rounds().stream().map(TaskRow::inWords);
    return Stream.concat(
            rounds, task.stop().map(stop -> "Repairing stopped: " + stop + ".").stream())
        .toList();
  }

  private static String inWords(TaskReasoning.Round round) {
    return "Round %d, %s: %s; before %s, the repair %s."
        .formatted(
            round.number(),
            round.kind().wireName(),
            round.accepted() ? "accepted" : "rejected",
            rightness(round.rightBefore()),
            rightness(round.rightAfter()));
  }

  private static String rightness(Optional<Boolean> right) {
    return right.map(is -> is ? "right" : "wrong").orElse("not judged");
  }

  private static String verdict(Optional<Boolean> passed) {
    return passed.map(right -> right ? "passed" : "failed").orElse("not judged");
  }

  private static String versus(TaskDetail task) {
    Double best = task.arms().get(Arms.BEST_SINGLE);
    if (best == null || task.passed().isEmpty()) {
      return "";
    }
    int sign = Double.compare(task.passed().get() ? 1 : 0, best);
    return sign == 0 ? "same" : sign > 0 ? "won" : "lost";
  }
}
