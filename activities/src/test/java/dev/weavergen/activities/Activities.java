package dev.weavergen.activities;

import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkerFactoryOptions;

/** Temporal's executor of single activities, set up as our workers are. */
public final class Activities {
  /** The id that it gives the workflow of every activity. */
  public static final String WORKFLOW_ID = "test-workflow-id";

  private Activities() {}

  public static TestActivityEnvironment executor(WorkerInterceptor interceptor) {
    return TestActivityEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder().setWorkerInterceptors(interceptor).build())
            .build());
  }
}
