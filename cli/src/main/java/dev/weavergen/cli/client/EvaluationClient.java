package dev.weavergen.cli.client;

import dev.weavergen.api.validation.StoredRuns;
import dev.weavergen.api.validation.TaskRuns;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.home.RunningServers;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.memory.benchmark.BenchmarkImport;
import dev.weavergen.memory.benchmark.SamplesFile.Solution;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUrl;
import dev.weavergen.memory.recordings.RecordingImport;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.memory.validation.PostgresEvaluations;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.validation.Assessment;
import dev.weavergen.workflows.validation.EvaluationProgress;
import dev.weavergen.workflows.validation.EvaluationRequest;
import dev.weavergen.workflows.validation.Evaluations;
import dev.weavergen.workflows.validation.Evaluations.TaskResult;
import dev.weavergen.workflows.validation.Evaluations.TaskRow;
import dev.weavergen.workflows.validation.ValidationWorkflow;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What the command does with evaluations, over Temporal and the store. */
public final class EvaluationClient implements AutoCloseable {
  private static final Duration PROGRESS_PAUSE = Duration.ofSeconds(1);
  private static final long QUERY_SECONDS_MAX = 5;

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final Database database;

  private EvaluationClient(String temporal, Database database) {
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal).build());
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build());
    this.database = database;
  }

  /** The client for those servers. */
  public static EvaluationClient of(RunningServers servers) {
    String url =
        servers
            .database()
            .orElseThrow(() ->
                new UnavailableException(
                    "an evaluation imports files and reads its report; name the worker's PostgreSQL with --database URL"));
    return new EvaluationClient(servers.temporal(), Database.single(DatabaseUrl.of(url)));
  }

  /** Imports a file of replies or tests, once by content hash, which is returned. */
  public String importFile(RecordingImport.Kind kind, String name, Path file) {
    return new RecordingImport(database).importFile(kind, name, file).sha256();
  }

  /** Imports a benchmark, once by content hash, which is returned. */
  public String importBenchmark(String name, Path source) {
    return new BenchmarkImport(database).importFrom(name, source).sha256();
  }

  /** Starts the evaluation, or finds it where it runs already. */
  public void start(EvaluationRequest request) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.MAIN)
            .setWorkflowId(request.id())
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .setStaticSummary("evaluation")
            .build();
    try {
      var _ = client.newUntypedWorkflowStub(ValidationWorkflow.TYPE, options).start(request);
    } catch (WorkflowException | StatusRuntimeException e) {
      throw new UnavailableException("the evaluation cannot be started: " + e.getMessage(), e);
    }
  }

  /**
   * Waits for the end of an evaluation.
   *
   * @return its report
   */
  public Report await(String id, Consumer<EvaluationProgress> onProgress)
      throws InterruptedException {
    WorkflowStub stub = client.newUntypedWorkflowStub(id);
    CompletableFuture<Assessment> result = stub.getResultAsync(Assessment.class);
    while (true) {
      try {
        var _ = result.get(PROGRESS_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return report(id);
      } catch (TimeoutException running) {
        progress(stub).ifPresent(onProgress);
      } catch (ExecutionException e) {
        throw ended(id, unwrapped(e));
      }
    }
  }

  private Report report(String id) {
    return new PostgresEvaluations(database)
        .find(id)
        .flatMap(Evaluations.EvaluationRow::reportJson)
        .map(json -> Json.mapper().readValue(json, Report.class))
        .orElseThrow(() -> new UnavailableException("the evaluation " + id + " has no report"));
  }

  /** Where a report's page finds the runs that it shows. */
  public TaskRuns runs() {
    return new StoredRuns(
        new PostgresGenerations(database),
        new PostgresSpans(database),
        new PostgresSources(database));
  }

  /** The programs that the generations returned, in the order of the tasks. */
  public List<Solution> solutions(String id) {
    Evaluations evaluations = new PostgresEvaluations(database);
    Sources sources = new PostgresSources(database);
    List<Solution> solutions = new ArrayList<>();
    int read = 0;
    List<TaskRow> page = evaluations.tasks(id, 0, Limits.PAGE_ROWS_MAX);
    while (!page.isEmpty()) {
      for (TaskRow task : page) {
        task.result()
            .flatMap(TaskResult::chosenSha256)
            .flatMap(sources::get)
            .ifPresent(source -> solutions.add(new Solution(task.taskId(), source)));
      }
      read += page.size();
      page = evaluations.tasks(id, read, Limits.PAGE_ROWS_MAX);
    }
    return solutions;
  }

  /** Asks the evaluation to end; its generations end with it. */
  public void cancel(String id) {
    client.newUntypedWorkflowStub(id).cancel("cancelled from the terminal");
  }

  /** Whether an evaluation is over, whatever its end was. */
  boolean hasEnded(String id) {
    return client.newUntypedWorkflowStub(id).describe().getStatus()
        != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private static Optional<EvaluationProgress> progress(WorkflowStub stub)
      throws InterruptedException {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(() -> stub.query("progress", EvaluationProgress.class))
              .get(QUERY_SECONDS_MAX, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException noWorkerNow) {
      return Optional.empty();
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

  private static RuntimeException ended(String id, Throwable failure) {
    if (failure instanceof WorkflowFailedException
        && failure.getCause() instanceof CanceledFailure) {
      return new CancelledRunException(id);
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof ApplicationFailure cause) {
      return Failures.INVALID_REQUEST.equals(cause.getType())
          ? new WrongCallException(cause.getOriginalMessage())
          : new UnavailableException(cause.getOriginalMessage());
    }
    return new UnavailableException("the evaluation " + id + " failed: " + root.getMessage(), root);
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    database.close();
  }
}
