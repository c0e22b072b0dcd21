package dev.weavergen.cli.client;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.memory.benchmark.BenchmarkImport;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUrl;
import dev.weavergen.memory.recordings.RecordingImport;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.generation.GenerationCancels;
import dev.weavergen.workflows.generation.GenerationIds;
import dev.weavergen.workflows.generation.GenerationStarts;
import dev.weavergen.workflows.generation.GenerationUpdates;
import dev.weavergen.workflows.generation.Generations.GenerationRow;
import dev.weavergen.workflows.generation.UpdateRefusedException;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.outcomes.OutcomeRefusedException;
import dev.weavergen.workflows.outcomes.OutcomeReports;
import dev.weavergen.workflows.payload.Json;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Generations over Temporal's own client, for deployments whose gateway is not known. */
final class TemporalClient implements GenerationClient {
  private static final Duration PROGRESS_PAUSE = Duration.ofMillis(300);
  private static final long QUERY_SECONDS_MAX = 5;

  /** How long the result of a closed run may take to be read. */
  private static final Duration CLOSED_MAX = Duration.ofSeconds(3);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final Optional<String> database;
  private final Map<String, CompletableFuture<JsonNode>> results = new HashMap<>();

  TemporalClient(String temporal, Optional<String> database) {
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal).build());
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build());
    this.database = database;
  }

  @Override
  public String importRecording(Recording kind, String name, Path file) {
    try (Database store = store("recorded replies")) {
      return new RecordingImport(store).importFile(kindOf(kind), name, file).sha256();
    }
  }

  @Override
  public String importBenchmark(String name, Path source) {
    try (Database store = store("benchmarks")) {
      return new BenchmarkImport(store).importFrom(name, source).sha256();
    }
  }

  private Database store(String what) {
    String url =
        database.orElseThrow(() ->
            new UnavailableException(
                what + " have to be imported; name the worker's PostgreSQL with --database URL"));
    return Database.single(DatabaseUrl.of(url));
  }

  private static RecordingImport.Kind kindOf(Recording kind) {
    return switch (kind) {
      case SAMPLES -> RecordingImport.Kind.SAMPLES;
      case RECORDINGS -> RecordingImport.Kind.RECORDINGS;
      case TESTS -> RecordingImport.Kind.TESTS;
      case REPAIRS -> RecordingImport.Kind.REPAIRS;
    };
  }

  @Override
  public String start(JsonNode request) {
    String id = GenerationIds.next();
    try {
      GenerationStarts.start(client, id, request);
      return id;
    } catch (WorkflowException | StatusRuntimeException e) {
      throw new UnavailableException("the generation cannot be started: " + cause(e), e);
    }
  }

  @Override
  public Optional<JsonNode> poll(String id, Consumer<Progress> onProgress)
      throws InterruptedException {
    WorkflowStub stub = client.newUntypedWorkflowStub(id);
    CompletableFuture<JsonNode> result =
        results.computeIfAbsent(id, _ -> stub.getResultAsync(JsonNode.class));
    try {
      return Optional.of(result.get(PROGRESS_PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException running) {
      progress(stub).ifPresent(onProgress);
      return Optional.empty();
    } catch (ExecutionException e) {
      throw ended(id, unwrapped(e));
    }
  }

  private static Throwable unwrapped(ExecutionException failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static Optional<Progress> progress(WorkflowStub stub) throws InterruptedException {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(() -> stub.query("progress", Progress.class))
              .get(QUERY_SECONDS_MAX, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException noWorkerNow) {
      return Optional.empty();
    }
  }

  @Override
  public void cancel(String id, String reason) {
    try {
      GenerationCancels.cancel(client, id, reason);
    } catch (WorkflowNotFoundException e) {
      throw new WrongCallException(
          "there is no running generation " + id + "; `weavergen list` shows what there is");
    } catch (WorkflowUpdateException e) {
      throw new WrongCallException("the generation " + id + " cannot be cancelled: " + cause(e));
    } catch (WorkflowServiceException e) {
      throw new UnavailableException("the generation " + id + " cannot be reached: " + cause(e), e);
    }
  }

  @Override
  public Optional<OutcomeLabels> report(String id, boolean passed) {
    try {
      return OutcomeReports.report(client, OutcomeReports.about(closed(id), passed));
    } catch (OutcomeRefusedException refused) {
      throw new WrongCallException(String.valueOf(refused.getMessage()));
    } catch (WorkflowServiceException e) {
      throw new UnavailableException("the outcome cannot be reported: " + cause(e), e);
    }
  }

  /**
   * The generation's result, or that it still runs. The store is asked first, because Temporal
   * forgets closed runs after its retention period, often a day, and outcomes come later.
   */
  private JsonNode closed(String id) {
    return stored(id).orElseGet(() -> fromTemporal(id));
  }

  @Override
  public Optional<JsonNode> stored(String id) {
    if (database.isEmpty()) {
      return Optional.empty();
    }
    try (Database store = store("results")) {
      return new PostgresGenerations(store)
          .find(id)
          .flatMap(GenerationRow::resultJson)
          .map(json -> Json.mapper().readTree(json));
    }
  }

  private JsonNode fromTemporal(String id) {
    try {
      return client
          .newUntypedWorkflowStub(id)
          .getResult(CLOSED_MAX.toMillis(), TimeUnit.MILLISECONDS, JsonNode.class);
    } catch (TimeoutException running) {
      return Json.mapper().createObjectNode().put("id", id).put("status", "running");
    } catch (WorkflowFailedException | WorkflowNotFoundException e) {
      throw ended(id, e);
    }
  }

  @Override
  public void decide(String id, JsonNode decision) {
    try {
      send(id, () -> GenerationUpdates.decide(client, id, decision.toString()));
    } catch (NotTakenException notAsked) {
      throw new WrongCallException(String.valueOf(notAsked.getMessage()));
    }
  }

  @Override
  public void extendBudget(String id, JsonNode more) {
    send(id, () -> GenerationUpdates.extendBudget(client, id, more.toString()));
  }

  private static void send(String id, Runnable update) {
    try {
      update.run();
    } catch (InvalidRequestException wrong) {
      throw new WrongCallException(String.valueOf(wrong.getMessage()));
    } catch (UpdateRefusedException refused) {
      String why = String.valueOf(refused.getMessage());
      throw switch (refused.kind()) {
        case UNKNOWN_GENERATION, WRONG -> new WrongCallException(why);
        case NOT_TAKEN -> new NotTakenException(why);
        case NO_WORKER -> new UnavailableException(why);
      };
    } catch (WorkflowServiceException e) {
      throw new UnavailableException("the generation " + id + " cannot be reached: " + cause(e), e);
    }
  }

  private static RuntimeException ended(String id, Throwable failure) {
    if (failure instanceof WorkflowNotFoundException) {
      return new WrongCallException(
          "there is no generation " + id + "; `weavergen list` shows what there is");
    }
    if (failure instanceof WorkflowFailedException
        && failure.getCause() instanceof CanceledFailure) {
      return new CancelledRunException(id);
    }
    if (failure instanceof WorkflowFailedException
        && failure.getCause() instanceof ApplicationFailure cause) {
      return Failures.INVALID_REQUEST.equals(cause.getType())
          ? new WrongCallException(cause.getOriginalMessage())
          : new UnavailableException(cause.getOriginalMessage());
    }
    return new UnavailableException("the generation " + id + " failed: " + cause(failure), failure);
  }

  private static String cause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof StatusRuntimeException grpc
        && grpc.getStatus().getCode() == Status.Code.UNAVAILABLE) {
      return "the Temporal server does not answer";
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
