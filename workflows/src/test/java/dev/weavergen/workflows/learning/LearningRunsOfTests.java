package dev.weavergen.workflows.learning;

import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;

/** The real workflow with scripted steps. */
final class LearningRunsOfTests implements AutoCloseable {
  final ScriptedLearning steps = new ScriptedLearning();
  final TestWorkflowEnvironment environment;

  private LearningRunsOfTests(TestWorkflowEnvironment environment) {
    this.environment = environment;
    var worker = environment.newWorker(TaskQueues.MAIN);
    worker.registerWorkflowImplementationTypes(DurableLearning.class);
    worker.registerActivitiesImplementations(steps);
    environment.start();
  }

  static LearningRunsOfTests open() {
    return new LearningRunsOfTests(TestWorkflowEnvironment.newInstance(options()));
  }

  static LearningRunsOfTests on(TestWorkflowEnvironment environment) {
    return new LearningRunsOfTests(environment);
  }

  static TestEnvironmentOptions options() {
    return TestEnvironmentOptions.newBuilder()
        .setUseTimeskipping(false)
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder()
                .setDataConverter(Json.dataConverter())
                .setIdentity("test")
                .build())
        .build();
  }

  WorkflowStub start(Object... inputs) {
    WorkflowStub run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                LearningWorkflow.TYPE,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.MAIN)
                    .setWorkflowId("learning-of-a-test")
                    .build());
    var _ = run.start(inputs);
    return run;
  }

  @Override
  public void close() {
    environment.close();
  }
}
