package dev.weavergen.activities.validation;

import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ReasoningReport;
import dev.weavergen.domain.validation.TaskReasoning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rounds of a task's loop, with the labels of the programs that each began and ended with. */
final class LabelledLoop {
  private final JudgedTask task;
  private final ReasoningReport report;

  private LabelledLoop(JudgedTask task, ReasoningReport report) {
    this.task = task;
    this.report = report;
  }

  /** Empty where the loop was not entered, or the task says nothing. */
  static Optional<TaskReasoning> of(JudgedTask task) {
    return task.isLeftOut()
        ? Optional.empty()
        : task.generation()
            .flatMap(Generation::reasoning)
            .map(report -> new LabelledLoop(task, report).labelled());
  }

  private TaskReasoning labelled() {
    Optional<String> standing = task.ownChoice();
    List<TaskReasoning.Round> rounds = new ArrayList<>();
    for (Iteration iteration : report.iterations()) {
      rounds.add(
          new TaskReasoning.Round(
              iteration.number(),
              iteration.kind(),
              iteration.accepted(),
              label(standing),
              label(iteration.program()),
              iteration.regressions()));
      standing = iteration.accepted() ? iteration.program() : standing;
    }
    return new TaskReasoning(
        rounds,
        report.stop(),
        label(task.ownChoice()),
        label(task.result().chosenSha256()),
        task.repairing().tokens(),
        task.repairing().usd());
  }

  private Optional<Boolean> label(Optional<String> program) {
    return program.flatMap(task::label);
  }
}
