package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.workflows.generation.UpdateRefusedException.Kind;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Brings what a person decides to the generation that it concerns, for all our clients. */
public final class GenerationUpdates {
  /** How long a worker may take to answer for a run. */
  private static final Duration WORKER_ANSWER_MAX = Duration.ofSeconds(5);

  /** How long it may take to fill up a purse, which is a step of the run. */
  private static final Duration EXTENDED_MAX = Duration.ofSeconds(30);

  private GenerationUpdates() {}

  /**
   * Answers the question of a run that waits for a decision.
   *
   * @param json {@code {"cluster": "c1"}} or {@code {"expected": "0"}}
   * @throws InvalidRequestException when that is no JSON
   * @throws UpdateRefusedException when the run does not take it
   * @throws io.temporal.client.WorkflowServiceException when Temporal does not answer
   */
  public static void decide(WorkflowClient client, String id, String json) {
    send(client, id, "decide", json, WORKER_ANSWER_MAX);
  }

  /**
   * Adds to what a run may spend; fails as {@link #decide} does.
   *
   * @param json for example {@code {"usd": 0.5, "tokens": 20000, "time": "5m"}}
   */
  public static void extendBudget(WorkflowClient client, String id, String json) {
    send(client, id, "extendBudget", json, EXTENDED_MAX);
  }

  private static void send(
      WorkflowClient client, String id, String update, String json, Duration atMost) {
    JsonNode sent = RequestJson.parse(json);
    WorkflowStub run = client.newUntypedWorkflowStub(id);
    try {
      var _ =
          BoundedCall.of(() -> Optional.ofNullable(run.update(update, Void.class, sent)), atMost);
    } catch (TimeoutException nobody) {
      throw noWorker(id);
    } catch (ExecutionException failed) {
      throw switch (failed.getCause()) {
        case WorkflowUpdateTimeoutOrCancelledException _ -> noWorker(id);
        case WorkflowNotFoundException _ -> absent(run, id);
        case WorkflowUpdateException refused -> refused(refused);
        case RuntimeException known -> known;
        case null, default -> new IllegalStateException(failed);
      };
    }
  }

  private static UpdateRefusedException noWorker(String id) {
    return new UpdateRefusedException(
        Kind.NO_WORKER,
        "no worker answers for the generation "
            + id
            + " now; it may still take this once one does: look with `weavergen show "
            + id
            + "` before you send it again");
  }

  /** Temporal does not find a closed run either; describing it tells which. */
  private static UpdateRefusedException absent(WorkflowStub run, String id) {
    try {
      var _ = run.describe();
      return new UpdateRefusedException(Kind.NOT_TAKEN, "the generation " + id + " is over");
    } catch (WorkflowNotFoundException unknown) {
      return new UpdateRefusedException(Kind.UNKNOWN_GENERATION, "there is no generation " + id);
    }
  }

  private static UpdateRefusedException refused(WorkflowUpdateException refused) {
    if (refused.getCause() instanceof ApplicationFailure failure) {
      Kind kind =
          InvalidRequestException.class.getName().equals(failure.getType())
              ? Kind.WRONG
              : Kind.NOT_TAKEN;
      return new UpdateRefusedException(kind, String.valueOf(failure.getOriginalMessage()));
    }
    return new UpdateRefusedException(Kind.NOT_TAKEN, String.valueOf(refused.getMessage()));
  }
}
