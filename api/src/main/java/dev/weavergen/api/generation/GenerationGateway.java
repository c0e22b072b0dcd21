package dev.weavergen.api.generation;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.workflows.generation.BoundedCall;
import dev.weavergen.workflows.generation.GenerationCancels;
import dev.weavergen.workflows.generation.GenerationIds;
import dev.weavergen.workflows.generation.GenerationStarts;
import dev.weavergen.workflows.generation.GenerationUpdates;
import dev.weavergen.workflows.generation.GenerationWorkflow;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.RequestReader;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.outcomes.OutcomeReports;
import dev.weavergen.workflows.payload.Json;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients of the gateway can do with generations, apart from HTTP. */
public final class GenerationGateway {
  /** How long a worker may take to answer for a run. */
  private static final Duration WORKER_ANSWER_MAX = Duration.ofSeconds(5);

  /** How long the result of a closed run may take to be read. */
  private static final Duration CLOSED_MAX = Duration.ofSeconds(5);

  private final WorkflowClient client;
  private final Generations generations;

  public GenerationGateway(WorkflowClient client, Generations generations) {
    this.client = client;
    this.generations = generations;
  }

  /**
   * Starts a generation.
   *
   * @param body the request's JSON
   * @param idempotencyKey the same key names the same generation for ever
   * @return the generation's id
   * @throws dev.weavergen.domain.generation.InvalidRequestException naming the field
   */
  public String submit(String body, Optional<String> idempotencyKey) {
    RequestReader.read(body);
    JsonNode request = Json.mapper().readTree(body);
    String id =
        idempotencyKey
            .map(key ->
                GenerationIds.isOne(key) ? key : "generation-" + Sha256.of(key).substring(0, 32))
            .orElseGet(GenerationIds::next);
    GenerationStarts.start(client, id, request);
    return id;
  }

  /**
   * The generation's JSON: its result when it has ended, else its id and status. What the store
   * does not know to be over, Temporal is asked about: a run may have just been accepted, or have
   * ended in a way that left no result.
   *
   * @return empty when there is none of that id
   * @throws RunEndedException when it ended without a result
   */
  public Optional<JsonNode> find(String id) {
    Optional<Generations.GenerationRow> row = generations.find(id);
    Optional<JsonNode> result = row.flatMap(GenerationGateway::result);
    return result.isPresent() ? result : unfinished(id, row.map(GenerationGateway::open));
  }

  private Optional<JsonNode> unfinished(String id, Optional<JsonNode> known) {
    try {
      WorkflowExecutionDescription run = client.newUntypedWorkflowStub(id).describe();
      if (!run.getWorkflowType().equals(GenerationWorkflow.TYPE)) {
        return Optional.empty();
      }
      return run.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
          ? known.or(() -> Optional.of(running(id)))
          : Optional.of(await(id, CLOSED_MAX));
    } catch (WorkflowNotFoundException unknown) {
      return known;
    } catch (WorkflowServiceException unavailable) {
      return Optional.of(known.orElseThrow(() -> unavailable));
    }
  }

  /**
   * Waits for a generation's end, at most that long.
   *
   * @return its result, or when it still runs its id, status and progress
   * @throws RunEndedException when it ended without a result, or there is none of that id
   */
  public JsonNode await(String id, Duration wait) {
    WorkflowStub stub = client.newUntypedWorkflowStub(id);
    try {
      return stub.getResult(wait.toMillis(), TimeUnit.MILLISECONDS, JsonNode.class);
    } catch (TimeoutException still) {
      ObjectNode open = running(id);
      progress(stub).ifPresent(progress -> tell(open, progress));
      return open;
    } catch (WorkflowFailedException | WorkflowNotFoundException ended) {
      // A run that was cancelled through Temporal has its result in the store alone.
      return generations
          .find(id)
          .flatMap(GenerationGateway::result)
          .orElseThrow(() -> RunEndedException.of(id, ended));
    }
  }

  /** A run that waits for a person says so; any other that has no result yet is running. */
  private static void tell(ObjectNode open, JsonNode progress) {
    open.set("progress", progress);
    for (String field : List.of("question", "shortage")) {
      if (progress.hasNonNull(field)) {
        open.set("status", progress.path("status"));
        open.set(field, progress.path(field));
      }
    }
  }

  private static Optional<JsonNode> progress(WorkflowStub stub) {
    try {
      return Optional.of(
          BoundedCall.of(() -> stub.query("progress", JsonNode.class), WORKER_ANSWER_MAX));
    } catch (ExecutionException | TimeoutException noWorkerNow) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> result(Generations.GenerationRow row) {
    return row.resultJson().map(result -> Json.mapper().readTree(result));
  }

  private static ObjectNode running(String id) {
    return Json.mapper()
        .createObjectNode()
        .put("id", id)
        .put("status", GenerationStatus.RUNNING.wireName());
  }

  private static JsonNode open(Generations.GenerationRow row) {
    ObjectNode open = running(row.summary().id()).put("traceId", row.summary().traceId());
    row.question()
        .ifPresent(
            question -> open.put("status", row.summary().status()).put("question", question));
    return open;
  }

  /**
   * Reports whether the program that a generation chose is right.
   *
   * @param generation as {@link #find} gives it
   * @return what was labelled; empty when that will be done once a worker comes
   * @throws dev.weavergen.workflows.outcomes.OutcomeRefusedException when it has no program
   */
  public Optional<OutcomeLabels> report(JsonNode generation, boolean passed) {
    return OutcomeReports.report(client, OutcomeReports.about(generation, passed));
  }

  /**
   * Answers the question of a generation that waits for a decision.
   *
   * @param json {@code {"cluster": "c1"}} or {@code {"expected": "0"}}
   * @throws dev.weavergen.domain.generation.InvalidRequestException when that is no JSON
   * @throws dev.weavergen.workflows.generation.UpdateRefusedException when it is not taken
   */
  public void decide(String id, String json) {
    GenerationUpdates.decide(client, id, json);
  }

  /**
   * Adds to what a generation may spend; fails as {@link #decide} does.
   *
   * @param json for example {@code {"usd": 0.5, "tokens": 20000, "time": "5m"}}
   */
  public void extendBudget(String id, String json) {
    GenerationUpdates.extendBudget(client, id, json);
  }

  /** One page of the listing, latest first. */
  public List<Generations.GenerationSummary> page(Generations.PageRequest request) {
    return generations.page(request);
  }

  /**
   * Cancels a running generation; when no worker answers for it now, it ends once one does.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when there is none of that id
   * @throws NotRunningException when it is over, is ending or is being cancelled already
   */
  public void cancel(String id, String reason) {
    try {
      GenerationCancels.cancel(client, id, reason);
    } catch (WorkflowNotFoundException over) {
      // Temporal says so of a closed run too; describing it tells which.
      var _ = client.newUntypedWorkflowStub(id).describe();
      throw new NotRunningException("the generation " + id + " is over");
    } catch (WorkflowUpdateException refused) {
      throw new NotRunningException(
          refused.getCause() instanceof ApplicationFailure failure
              ? String.valueOf(failure.getOriginalMessage())
              : "the generation " + id + " is over");
    }
  }
}
