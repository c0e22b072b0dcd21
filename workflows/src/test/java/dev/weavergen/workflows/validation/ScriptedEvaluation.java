package dev.weavergen.workflows.validation;

import io.temporal.activity.Activity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Memory and labels by hand: every other task passes. */
final class ScriptedEvaluation implements EvaluationActivity, TaskLabelActivity {
  final List<EvaluationRequest> planned = new CopyOnWriteArrayList<>();
  final List<Order> labelled = new CopyOnWriteArrayList<>();
  final List<String> taught = new CopyOnWriteArrayList<>();
  final List<String> assessed = new CopyOnWriteArrayList<>();
  volatile Optional<String> lessonProblem = Optional.empty();
  volatile int tasks = 3;

  /** How many of the tasks the store still has. */
  volatile int kept = Integer.MAX_VALUE;

  @Override
  public Plan plan(EvaluationRequest request) {
    planned.add(request);
    return new Plan(tasks);
  }

  @Override
  public Tasks tasks(int from, int atMost) {
    String evaluation = Activity.getExecutionContext().getInfo().getWorkflowId();
    return new Tasks(
        IntStream.range(from, Math.min(Math.min(tasks, kept), from + atMost))
            .mapToObj(ordinal -> task(evaluation, ordinal))
            .toList());
  }

  private static PlannedTask task(String evaluation, int ordinal) {
    String id = "T/" + ordinal;
    return new PlannedTask(
        ordinal,
        evaluation + "/" + id,
        new TaskRequest(
            "write f(x)",
            "f",
            List.of("f(1) == 1"),
            List.of("p:a"),
            id,
            List.of(),
            true,
            evaluation,
            7,
            1,
            "24h",
            List.of(),
            Optional.empty()));
  }

  @Override
  public TaskLabel labelTask(Order order) {
    labelled.add(order);
    return new TaskLabel(Optional.of(order.problem().isEmpty() && order.ordinal() % 2 == 0));
  }

  @Override
  public Taught teach(int from, int to) {
    taught.add(from + " to " + to);
    return new Taught("scope-of-a-test");
  }

  @Override
  public Assessment assess(@Nullable String lessonProblem) {
    this.lessonProblem = Optional.ofNullable(lessonProblem);
    String id = Activity.getExecutionContext().getInfo().getWorkflowId();
    assessed.add(id);
    return new Assessment(
        id, "tasks.jsonl", tasks, List.of(new Assessment.Arm("consensus", 2, tasks)), 9);
  }
}
