package dev.weavergen.workflows.generation;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Cancels generations the way all our clients do. The update {@code cancel} comes first: it says at
 * once whether the run can still be cancelled, and the run ends with a result. But only a worker
 * can take an update, and Temporal's client waits for ever for one. When none takes it in time,
 * Temporal itself is asked to cancel the run: it keeps the request until a worker comes.
 */
public final class GenerationCancels {
  /** How long a worker may take to answer for a run. */
  private static final Duration WORKER_ANSWER_MAX = Duration.ofSeconds(5);

  private GenerationCancels() {}

  /**
   * Cancels a generation, or sees to it that it will be.
   *
   * @param reason for people, shown wherever the run is shown
   * @throws io.temporal.client.WorkflowNotFoundException when no run of that id is open
   * @throws io.temporal.client.WorkflowUpdateException when the run refuses, because it is ending
   *     or is being cancelled already
   * @throws io.temporal.client.WorkflowServiceException when Temporal does not answer
   */
  public static void cancel(WorkflowClient client, String id, String reason) {
    WorkflowStub run = client.newUntypedWorkflowStub(id);
    if (!update(run, reason)) {
      run.cancel(reason);
    }
  }

  /** Whether a worker took the update in time. */
  private static boolean update(WorkflowStub run, String reason) {
    try {
      var _ =
          BoundedCall.of(
              () -> Optional.ofNullable(run.update("cancel", Void.class, reason)),
              WORKER_ANSWER_MAX);
      return true;
    } catch (TimeoutException nobody) {
      return false;
    } catch (ExecutionException failed) {
      return switch (failed.getCause()) {
        case WorkflowUpdateTimeoutOrCancelledException _ -> false;
        case RuntimeException known -> throw known;
        case null, default -> throw new IllegalStateException(failed);
      };
    }
  }
}
