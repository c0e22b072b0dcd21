package dev.weavergen.workflows.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.generation.GenerationWorkflow;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.learning.LearningProgress;
import dev.weavergen.workflows.learning.LearningWorkflow;
import dev.weavergen.workflows.learning.Lesson;
import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.Functions.Func;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
final class DurableValidationTest {
  private static final String BENCHMARK = "ab".repeat(32);

  private final ScriptedEvaluation steps = new ScriptedEvaluation();
  private Func<LearningWorkflow> lesson = NothingToLearn::new;
  private final ScriptedGeneration.Script generations = new ScriptedGeneration.Script();
  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
              .build());
  private volatile boolean historyIsLong;

  private void serve() {
    var main = environment.newWorker(TaskQueues.MAIN);
    main.registerWorkflowImplementationFactory(
        ValidationWorkflow.class, () -> new DurableValidation(() -> historyIsLong));
    main.registerWorkflowImplementationFactory(
        GenerationWorkflow.class, () -> new ScriptedGeneration(generations));
    main.registerWorkflowImplementationFactory(LearningWorkflow.class, lesson);
    main.registerActivitiesImplementations(steps);
    environment.newWorker(TaskQueues.LABELS).registerActivitiesImplementations(steps);
    environment.start();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void validate_threeTasks_runsAndLabelsEachAndAssesses() throws TimeoutException {
    serve();
    WorkflowStub run = start(request(2));

    Assessment assessment = result(run);

    assertThat(assessment.tasks()).isEqualTo(3);
    assertThat(assessment.arms()).containsExactly(new Assessment.Arm("consensus", 2, 3));
    assertThat(generations.requests)
        .extracting(GenerationRequest::task)
        .containsExactlyInAnyOrder(Optional.of("T/0"), Optional.of("T/1"), Optional.of("T/2"));
    assertThat(generations.requests)
        .allSatisfy(request -> {
          assertThat(request.evidence().hideExamples()).isTrue();
          assertThat(request.evidence().knowledgeScope()).contains(id(run));
          assertThat(request.evidence().seed()).isEqualTo(7);
        });
    assertThat(steps.labelled)
        .extracting(TaskLabelActivity.Order::generationId)
        .containsExactlyInAnyOrder(id(run) + "/T/0", id(run) + "/T/1", id(run) + "/T/2");
    EvaluationProgress progress = run.query("progress", EvaluationProgress.class);
    assertThat(progress.stage()).isEqualTo("done");
    assertThat(progress.done()).isEqualTo(3);
    assertThat(progress.passed()).isEqualTo(2);
    assertThat(progress.running()).isZero();
    assertThat(progress.leftMillis()).contains(0L);
  }

  @Test
  void validate_manyTasks_runsNoMoreAtOnceThanAsked() throws TimeoutException {
    steps.tasks = 70;
    serve();

    Assessment _ = result(start(request(3)));

    assertThat(generations.runningMax).hasValue(3);
    assertThat(ordinals()).containsExactlyElementsOf(IntStream.range(0, 70).boxed().toList());
  }

  @Test
  void validate_generationFails_isToldToTheLabelAndGoesOn() throws TimeoutException {
    generations.secondFails = true;
    serve();
    WorkflowStub run = start(request(1));

    Assessment _ = result(run);

    assertThat(steps.labelled)
        .extracting(TaskLabelActivity.Order::problem)
        .containsExactly(Optional.empty(), Optional.of("no model"), Optional.empty());
    assertThat(run.query("progress", EvaluationProgress.class).failedRuns()).isEqualTo(1);
  }

  @Test
  void validate_storeHasLostTasks_runsTheOthersAndFails() {
    steps.tasks = 5;
    steps.kept = 2;
    serve();

    assertThatThrownBy(() -> result(start(request(2))))
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure ->
                assertThat(failure.getOriginalMessage())
                    .isEqualTo("the store has 2 of the evaluation's 5 tasks"));
    assertThat(ordinals()).containsExactly(0, 1);
  }

  @Test
  void validate_longHistory_goesOnAsNewRunsAndForgetsNothing() throws TimeoutException {
    historyIsLong = true;
    steps.tasks = 5;
    serve();
    WorkflowStub run = start(request(2));

    Assessment _ = result(run);

    assertThat(ordinals()).containsExactly(0, 1, 2, 3, 4);
    assertThat(steps.planned).hasSize(1);
    assertThat(steps.assessed).containsExactly(id(run));
    EvaluationProgress progress =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(id(run))
            .query("progress", EvaluationProgress.class);
    assertThat(progress.done()).isEqualTo(5);
    assertThat(progress.passed()).isEqualTo(3);
  }

  @Test
  void cancel_whileGenerationsRun_cancelsThem() throws InterruptedException {
    generations.takes = Duration.ofDays(2);
    serve();
    WorkflowStub run = start(request(2));
    while (generations.running.get() < 2) {
      environment.sleep(Duration.ofSeconds(1));
    }

    run.cancel();
    while (generations.cancelled.get() < 2) {
      Thread.sleep(20); // Time stands still until the result is waited for.
    }

    assertThatThrownBy(() -> result(run))
        .isInstanceOf(WorkflowFailedException.class)
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(generations.cancelled).hasValue(2);
    assertThat(steps.labelled).isEmpty();
    assertThat(steps.assessed).isEmpty();
  }

  @Test
  void validate_wrongRequest_failsAtOnceAndSaysWhatWasExpected() {
    serve();

    assertThatThrownBy(() -> result(start(request(1000))))
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(Failures.INVALID_REQUEST);
              assertThat(failure.getOriginalMessage())
                  .isEqualTo("parallel: is 1000; expected 1 to 32");
            });
    assertThatThrownBy(() -> result(start("nonsense")))
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getOriginalMessage()).contains("one JSON object"));
  }

  @Test
  void id_sameContent_isTheSameWhateverTheLoad() {
    EvaluationRequest four = read(request(4));
    EvaluationRequest two = read(request(2));
    ObjectNode other = request(4).put("seed", 8);

    assertThat(four.id()).isEqualTo(two.id()).startsWith("evaluation-");
    assertThat(read(other).id()).isNotEqualTo(four.id());
  }

  private static EvaluationRequest read(ObjectNode json) {
    return Json.mapper().treeToValue(json, EvaluationRequest.class);
  }

  @Test
  void validate_learning_teachesTheFirstTwoThirdsInOrder() throws TimeoutException {
    steps.tasks = 36;
    serve();

    Assessment _ = result(start(request(3).put("learn", true)));

    assertThat(steps.taught).containsExactly("0 to 10", "10 to 20", "20 to 24");
    assertThat(ordinals()).hasSize(36);
  }

  @Test
  void validate_lessonThatFails_goesOnAndTellsTheReport() throws TimeoutException {
    steps.tasks = 12;
    lesson = FailingLesson::new;
    serve();

    Assessment _ = result(start(request(3).put("learn", true)));

    assertThat(ordinals()).hasSize(12);
    assertThat(steps.lessonProblem).hasValue("the lesson after task 8 failed: the disk is full");
  }

  /** A lesson that ends with its own words. */
  private static final class FailingLesson implements LearningWorkflow {
    @Override
    public Lesson learn(@Nullable RawValue request, @Nullable RawValue surplus) {
      throw ApplicationFailure.newNonRetryableFailure("the disk is full", Failures.UNAVAILABLE);
    }

    @Override
    public LearningProgress progress() {
      return new LearningProgress("fit", "learns", Optional.empty(), Optional.empty());
    }
  }

  private static ObjectNode request(int parallel) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("benchmark", BENCHMARK).put("parallel", parallel).put("seed", 7);
    json.putArray("panel").add("p:a");
    return json;
  }

  private WorkflowStub start(Object request) {
    WorkflowStub run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                ValidationWorkflow.TYPE,
                WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.MAIN).build());
    var _ = run.start(request);
    return run;
  }

  private static Assessment result(WorkflowStub run) throws TimeoutException {
    return run.getResult(30, TimeUnit.SECONDS, Assessment.class);
  }

  private static String id(WorkflowStub run) {
    return run.getExecution().getWorkflowId();
  }

  private List<Integer> ordinals() {
    return steps.labelled.stream().map(TaskLabelActivity.Order::ordinal).sorted().toList();
  }
}
