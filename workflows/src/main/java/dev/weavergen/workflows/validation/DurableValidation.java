package dev.weavergen.workflows.validation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.generation.GenerationWorkflow;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.learning.LearningRuns;
import dev.weavergen.workflows.learning.LearningWorkflow;
import dev.weavergen.workflows.learning.Lesson;
import dev.weavergen.workflows.validation.EvaluationActivity.PlannedTask;
import dev.weavergen.workflows.validation.TaskLabelActivity.Order;
import dev.weavergen.workflows.validation.TaskLabelActivity.TaskLabel;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as a durable run: plan → a generation and a label for each task, a few at once →
 * assess. It keeps a count and nothing of the generations, whose results are in the store; when its
 * history has grown long it waits for what runs and goes on as a new run.
 *
 * <p>A generation that fails is a value: its task counts as not passed. An unexpected exception is
 * a bug: it fails the workflow task and not the run.
 */
public final class DurableValidation implements ValidationWorkflow {
  private static final int PAGE_TASKS = 32;
  private static final Duration STEP_MAX = Duration.ofMinutes(2);

  /** One attempt at comparing all tasks; it sends heartbeats. */
  private static final Duration ASSESS_MAX = Duration.ofHours(1);

  private static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(8);
  private static final int LABEL_ATTEMPTS_MAX = 5;

  /** One attempt at labelling: every program of the largest panel takes its whole time, twice. */
  private static final Duration LABEL_MAX =
      Limits.LABEL_RUN_MAX.multipliedBy(2L * Limits.PANEL_SAMPLES_MAX);

  private final BooleanSupplier historyIsLong;
  private final EvaluationActivity memory =
      Workflow.newActivityStub(EvaluationActivity.class, step());
  private Tally tally = Tally.of(0, Workflow.currentTimeMillis());
  private String stage = "plan";
  private int running;
  private Pace pace = new Pace(Workflow.currentTimeMillis());
  private int doneBefore;
  private Optional<RuntimeException> bug = Optional.empty();

  public DurableValidation() {
    this(() -> Workflow.getInfo().isContinueAsNewSuggested());
  }

  /**
   * @param historyIsLong whether this run is to be followed by another
   */
  DurableValidation(BooleanSupplier historyIsLong) {
    this.historyIsLong = historyIsLong;
  }

  @Override
  public Assessment validate(@Nullable RawValue raw, @Nullable Tally carried) {
    EvaluationRequest request = EvaluationInput.read(raw);
    tally = carried == null ? planned(request) : carried;
    doneBefore = tally.done();
    pace = new Pace(Workflow.currentTimeMillis());
    enter("run");
    runAll(request);
    if (tally.done() < tally.total()) {
      Workflow.continueAsNew(request, tally);
    }
    enter("assess");
    Assessment assessment =
        Workflow.newActivityStub(EvaluationActivity.class, assessing())
            .assess(tally.lessonProblem().orElse(null));
    enter("done");
    return assessment;
  }

  private Tally planned(EvaluationRequest request) {
    showProgress();
    return Tally.of(memory.plan(request).tasks(), tally.startedMillis());
  }

  /** Runs the tasks that are left, or as many as the history has room for. */
  private void runAll(EvaluationRequest request) {
    int started = tally.done();
    boolean room = true;
    while (room && started < tally.total()) {
      List<PlannedTask> page = memory.tasks(started, PAGE_TASKS).tasks();
      requireSome(page, started);
      for (PlannedTask task : page) {
        await(() -> running < request.parallel());
        room = started == doneBefore || !historyIsLong.getAsBoolean();
        if (!room) {
          break;
        }
        if (request.learn()) {
          learnBefore(started);
        }
        started++;
        running++;
        Promise<Void> _ = Async.procedure(this::runOne, task);
      }
    }
    await(() -> running == 0);
  }

  /**
   * Publishes what the tasks so far taught, each time that enough have come, as long as they are to
   * be learned from. A lesson that fails leaves the knowledge as it was; the report says so.
   */
  private void learnBefore(int task) {
    int learned = EvaluationRequest.learnedTasks(tally.total());
    boolean due = task % EvaluationRequest.LESSON_TASKS == 0 || task == learned;
    if (task == 0 || task > learned || !due) {
      return;
    }
    await(() -> running == 0);
    int from = (task - 1) / EvaluationRequest.LESSON_TASKS * EvaluationRequest.LESSON_TASKS;
    String scope = memory.teach(from, task).scope();
    try {
      Lesson _ =
          Workflow.newUntypedChildWorkflowStub(LearningWorkflow.TYPE, lesson(scope))
              .execute(Lesson.class, Collections.singletonMap("scope", scope));
    } catch (TemporalFailure failure) {
      CancellationScope.throwCanceled();
      tally = tally.withoutLesson(task, why(failure));
    }
  }

  private static ChildWorkflowOptions lesson(String scope) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(LearningRuns.id(scope))
        .setTaskQueue(TaskQueues.MAIN)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
        .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setStaticSummary("learn in scope " + scope)
        .build();
  }

  /** A store that has lost tasks ends the run, once what is under way has ended. */
  private void requireSome(List<PlannedTask> page, int started) {
    if (page.isEmpty()) {
      await(() -> running == 0);
      throw ApplicationFailure.newNonRetryableFailure(
          "the store has %d of the evaluation's %d tasks".formatted(started, tally.total()),
          Failures.UNAVAILABLE);
    }
  }

  /**
   * One task. Runs as a procedure of its own, whose exceptions nobody would see: a bug is kept for
   * whoever waits.
   */
  private void runOne(PlannedTask task) {
    try {
      Optional<String> problem = generated(task);
      Optional<TaskLabel> label = labelled(task, problem);
      tally =
          tally.with(
              label.flatMap(TaskLabel::passed).orElse(false),
              problem.isPresent() || label.isEmpty());
    } catch (TemporalFailure cancelled) {
      // Whoever waits sees that the scope is being cancelled.
      tally = tally.with(false, true);
    } catch (RuntimeException unexpected) {
      bug = Optional.of(unexpected);
    }
    running--;
    pace.ended(Workflow.currentTimeMillis());
    showProgress();
  }

  /** Why the generation failed, if it did. */
  private static Optional<String> generated(PlannedTask task) {
    try {
      Ended _ =
          Workflow.newUntypedChildWorkflowStub(GenerationWorkflow.TYPE, child(task))
              .execute(Ended.class, task.request());
      return Optional.empty();
    } catch (TemporalFailure failure) {
      CancellationScope.throwCanceled();
      return Optional.of(why(failure));
    }
  }

  /** All that is read of a generation's result. */
  private record Ended(String id) {}

  private static Optional<TaskLabel> labelled(PlannedTask task, Optional<String> problem) {
    TaskLabelActivity activity = Workflow.newActivityStub(TaskLabelActivity.class, labelling(task));
    try {
      return Optional.of(
          activity.labelTask(new Order(task.ordinal(), task.generationId(), problem)));
    } catch (TemporalFailure failure) {
      CancellationScope.throwCanceled();
      return Optional.empty();
    }
  }

  private static String why(TemporalFailure failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String message =
        cause instanceof TemporalFailure temporal
            ? temporal.getOriginalMessage()
            : cause.getMessage();
    String text = message == null ? cause.getClass().getSimpleName() : message;
    return text.length() <= Limits.EXCERPT_CHARS_MAX
        ? text
        : text.substring(0, Limits.EXCERPT_CHARS_MAX);
  }

  /** Waits; a cancelled evaluation ends when its generations have ended. */
  private void await(BooleanSupplier condition) {
    try {
      Workflow.await(() -> condition.getAsBoolean() || bug.isPresent());
    } catch (CanceledFailure cancelled) {
      Workflow.newDetachedCancellationScope(
              () -> Workflow.await(() -> running == 0 || bug.isPresent()))
          .run();
      throw cancelled;
    }
    if (bug.isPresent()) {
      throw bug.get();
    }
  }

  @Override
  public EvaluationProgress progress() {
    long now = Workflow.currentTimeMillis();
    return new EvaluationProgress(
        stage,
        tally.total(),
        tally.done(),
        running,
        tally.passed(),
        tally.failedRuns(),
        now - tally.startedMillis(),
        pace.leftMillis(tally.total() - tally.done()));
  }

  private void enter(String next) {
    stage = next;
    showProgress();
  }

  private void showProgress() {
    EvaluationProgress now = progress();
    Workflow.setCurrentDetails(
        "**%s** · %d of %d tasks · %d passed · %d running · %d failed%s"
            .formatted(
                now.stage(),
                now.done(),
                now.total(),
                now.passed(),
                now.running(),
                now.failedRuns(),
                now.leftMillis()
                    .map(millis ->
                        " · about "
                            + Durations.format(Duration.ofSeconds(millis / 1_000))
                            + " left")
                    .orElse("")));
  }

  private static ChildWorkflowOptions child(PlannedTask task) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(task.generationId())
        .setTaskQueue(TaskQueues.MAIN)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
        .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setStaticSummary(task.request().task())
        .build();
  }

  private static ActivityOptions labelling(PlannedTask task) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.LABELS)
        .setSummary("label " + task.request().task())
        .setStartToCloseTimeout(LABEL_MAX)
        .setHeartbeatTimeout(HEARTBEAT_TIMEOUT)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setMaximumInterval(RETRY_PAUSE_MAX)
                .setMaximumAttempts(LABEL_ATTEMPTS_MAX)
                .build())
        .build();
  }

  private static ActivityOptions assessing() {
    return step().toBuilder()
        .setStartToCloseTimeout(ASSESS_MAX)
        .setHeartbeatTimeout(HEARTBEAT_TIMEOUT)
        .build();
  }

  private static ActivityOptions step() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(STEP_MAX)
        .setRetryOptions(RetryOptions.newBuilder().setMaximumInterval(RETRY_PAUSE_MAX).build())
        .build();
  }
}
