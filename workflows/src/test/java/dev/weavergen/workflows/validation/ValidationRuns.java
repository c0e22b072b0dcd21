package dev.weavergen.workflows.validation;

import dev.weavergen.workflows.generation.GenerationWorkflow;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;

/** The real workflow on a real dev server, with scripted steps and generations. */
final class ValidationRuns implements AutoCloseable {
  final ScriptedEvaluation steps = new ScriptedEvaluation();
  final ScriptedGeneration.Script generations = new ScriptedGeneration.Script();
  private final TestWorkflowEnvironment environment;

  ValidationRuns(String binary) {
    environment =
        TestWorkflowEnvironment.startLocal(
            options(), TemporalDevServerOptions.newBuilder().setExistingPath(binary).build());
    var main = environment.newWorker(TaskQueues.MAIN);
    main.registerWorkflowImplementationFactory(ValidationWorkflow.class, DurableValidation::new);
    main.registerWorkflowImplementationFactory(
        GenerationWorkflow.class, () -> new ScriptedGeneration(generations));
    main.registerActivitiesImplementations(steps);
    environment.newWorker(TaskQueues.LABELS).registerActivitiesImplementations(steps);
    environment.start();
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
                ValidationWorkflow.TYPE,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.MAIN)
                    .setWorkflowId("evaluation-of-a-test")
                    .build());
    var _ = run.start(inputs);
    return run;
  }

  String history(WorkflowStub run) {
    return environment
        .getWorkflowClient()
        .fetchHistory(run.getExecution().getWorkflowId())
        .toJson(true);
  }

  @Override
  public void close() {
    environment.close();
  }
}
