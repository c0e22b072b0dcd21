package dev.weavergen.cli.servers;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.workflows.generation.TaskQueues;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.concurrent.TimeUnit;

/** Looks at a Temporal server that somebody else runs. */
public final class TemporalProbe {
  private static final long ANSWER_SECONDS_MAX = 5;

  private TemporalProbe() {}

  /**
   * Whether a worker serves our main queue there.
   *
   * @throws UnavailableException when no Temporal server answers at the address
   */
  public static boolean isServed(String target) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    try {
      return stubs
              .blockingStub()
              .withDeadlineAfter(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
              .describeTaskQueue(
                  DescribeTaskQueueRequest.newBuilder()
                      .setNamespace("default")
                      .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.MAIN))
                      .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                      .build())
              .getPollersCount()
          > 0;
    } catch (StatusRuntimeException e) {
      throw new UnavailableException(
          "no Temporal server answers at "
              + target
              + " ("
              + e.getStatus().getCode()
              + "); check the address, or leave --temporal out to have one started",
          e);
    } finally {
      stubs.shutdownNow();
    }
  }
}
