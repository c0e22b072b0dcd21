package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.workflows.generation.DecisionRefusedException.Kind;
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

/** Brings a person's decision to the generation that waits for it, for all our clients. */
public final class GenerationDecisions {
  /** How long a worker may take to answer for a run. */
  private static final Duration WORKER_ANSWER_MAX = Duration.ofSeconds(5);

  private GenerationDecisions() {}

  /**
   * Decides.
   *
   * @param json {@code {"cluster": "c1"}} or {@code {"expected": "0"}}
   * @throws InvalidRequestException when that is no JSON
   * @throws DecisionRefusedException when the run does not take it
   * @throws io.temporal.client.WorkflowServiceException when Temporal does not answer
   */
  public static void decide(WorkflowClient client, String id, String json) {
    JsonNode decision = RequestJson.parse(json);
    WorkflowStub run = client.newUntypedWorkflowStub(id);
    try {
      var _ =
          BoundedCall.of(
              () -> Optional.ofNullable(run.update("decide", Void.class, decision)),
              WORKER_ANSWER_MAX);
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

  private static DecisionRefusedException noWorker(String id) {
    return new DecisionRefusedException(
        Kind.NO_WORKER,
        "no worker answers for the generation " + id + " now; start one and decide again");
  }

  /** Temporal does not find a closed run either; describing it tells which. */
  private static DecisionRefusedException absent(WorkflowStub run, String id) {
    try {
      var _ = run.describe();
      return new DecisionRefusedException(Kind.NOT_ASKED, "the generation " + id + " is over");
    } catch (WorkflowNotFoundException unknown) {
      return new DecisionRefusedException(Kind.UNKNOWN_GENERATION, "there is no generation " + id);
    }
  }

  private static DecisionRefusedException refused(WorkflowUpdateException refused) {
    if (refused.getCause() instanceof ApplicationFailure failure) {
      Kind kind =
          InvalidRequestException.class.getName().equals(failure.getType())
              ? Kind.WRONG
              : Kind.NOT_ASKED;
      return new DecisionRefusedException(kind, String.valueOf(failure.getOriginalMessage()));
    }
    return new DecisionRefusedException(Kind.NOT_ASKED, String.valueOf(refused.getMessage()));
  }
}
