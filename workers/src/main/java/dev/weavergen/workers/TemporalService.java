package dev.weavergen.workers;

import dev.weavergen.workflows.payload.Json;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/** The connection to a Temporal server. */
final class TemporalService {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  private TemporalService() {}

  /**
   * Connects and waits until the server answers.
   *
   * @throws WorkerStartException when it does not
   */
  static WorkflowServiceStubs connect(String target) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    try {
      stubs.connect(CONNECT_MAX);
      return stubs;
    } catch (StatusRuntimeException e) {
      stubs.shutdownNow();
      throw new WorkerStartException(
          "no Temporal server answers at "
              + target
              + " ("
              + e.getStatus().getCode()
              + "); start one with `weavergen dev`, or name a running one with --temporal HOST:PORT",
          e);
    }
  }

  static WorkflowClient client(WorkflowServiceStubs stubs, String namespace) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setNamespace(namespace)
            .setDataConverter(Json.dataConverter())
            .build());
  }
}
