package dev.weavergen.cli.client;

import dev.weavergen.api.validation.StoredRuns;
import dev.weavergen.api.validation.TaskRuns;
import dev.weavergen.cli.UnavailableException;
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
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the command does with evaluations, over Temporal and the store. */
public final class EvaluationClient implements AutoCloseable {
  private final WorkflowRuns<Assessment, EvaluationProgress> runs;
  private final Database database;

  private EvaluationClient(String temporal, Database database) {
    this.runs =
        new WorkflowRuns<>(
            temporal,
            new WorkflowRuns.Kind<>("the evaluation", Assessment.class, EvaluationProgress.class));
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
      var _ = runs.client().newUntypedWorkflowStub(ValidationWorkflow.TYPE, options).start(request);
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
    var _ = runs.await(id, onProgress);
    return report(id);
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
    runs.cancel(id);
  }

  /** Whether an evaluation is over, whatever its end was. */
  boolean hasEnded(String id) {
    return runs.hasEnded(id);
  }

  @Override
  public void close() {
    runs.close();
    database.close();
  }
}
