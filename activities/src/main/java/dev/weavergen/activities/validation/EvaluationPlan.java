package dev.weavergen.activities.validation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import dev.weavergen.workflows.benchmarks.Benchmarks;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.recordings.Recordings;
import dev.weavergen.workflows.recordings.RepairsFile;
import dev.weavergen.workflows.validation.EvaluationActivity.PlannedTask;
import dev.weavergen.workflows.validation.EvaluationActivity.TaskRequest;
import dev.weavergen.workflows.validation.EvaluationRequest;
import dev.weavergen.workflows.validation.Evaluations.EvaluationRow;
import dev.weavergen.workflows.validation.Evaluations.TaskRow;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which tasks of a benchmark an evaluation takes, and what each generation is asked. */
final class EvaluationPlan {
  private static final Pattern RECORDED = Pattern.compile("recorded:.{1,200}@([0-9a-f]{64})");

  private static final Pattern FILE = Pattern.compile(".{1,130}@([0-9a-f]{64})");

  /** Task ids that can be part of a workflow's id as they are. */
  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9_./-]{1,100}");

  private final Benchmarks benchmarks;
  private final Recordings recordings;

  EvaluationPlan(Benchmarks benchmarks, Recordings recordings) {
    this.benchmarks = benchmarks;
    this.recordings = recordings;
  }

  /** The benchmark's name. */
  String name(EvaluationRequest request) {
    return benchmarks
        .find(request.benchmark())
        .orElseThrow(() ->
            invalid(
                "benchmark: \""
                    + request.benchmark()
                    + "\" has not been imported; expected the SHA-256 of an imported benchmark"))
        .name();
  }

  /** The ids of the tasks that are run, in the benchmark's order. */
  List<String> taskIds(EvaluationRequest request) {
    List<String> replays = replays(request.panel());
    request.testAuthors().forEach(this::requireImported);
    request.repairs().forEach(repairs -> requireMember(request.panel(), repairs));
    List<String> ids = new ArrayList<>();
    List<BenchmarkTask> page = page(request, 0);
    for (int read = page.size(); !page.isEmpty(); read += page.size()) {
      page.stream()
          .map(BenchmarkTask::taskId)
          .filter(id -> !request.completeOnly() || isComplete(replays, id))
          .forEach(ids::add);
      page = page(request, read);
    }
    int from = Math.min(request.offset(), ids.size());
    int wanted = request.limit() == 0 ? ids.size() : request.limit();
    return List.copyOf(ids.subList(from, from + Math.min(wanted, ids.size() - from)));
  }

  private List<BenchmarkTask> page(EvaluationRequest request, int from) {
    return benchmarks.page(request.benchmark(), from, Limits.PAGE_ROWS_MAX);
  }

  private boolean isComplete(List<String> replays, String taskId) {
    return replays.stream().allMatch(sha256 -> recordings.sample(sha256, taskId, 0).isPresent());
  }

  private void requireImported(String author) {
    Matcher named = FILE.matcher(author);
    if (!named.matches() || !recordings.holds(named.group(1))) {
      throw invalid(
          "testAuthors: \"" + author + "\" names no imported samples; expected NAME@sha256");
    }
  }

  private void requireMember(List<String> panel, String repairs) {
    Matcher named = FILE.matcher(repairs);
    if (!named.matches() || !recordings.holdsRepairs(named.group(1))) {
      throw invalid("repairs: \"" + repairs + "\" names no imported repairs; expected NAME@sha256");
    }
    String member = RepairsFile.parse(repairs).name();
    if (panel.stream().map(MemberNames::recordedUnder).noneMatch(member::equals)) {
      throw invalid(
          "repairs: \""
              + member
              + "\" is no member of the panel; expected one of "
              + panel.stream().map(MemberNames::recordedUnder).toList());
    }
  }

  private List<String> replays(List<String> panel) {
    List<String> hashes = new ArrayList<>();
    for (String member : panel) {
      Matcher recorded = RECORDED.matcher(member);
      if (recorded.matches()) {
        if (!recordings.holds(recorded.group(1))) {
          throw invalid("panel: no recording \"" + member + "\" has been imported");
        }
        hashes.add(recorded.group(1));
      }
    }
    return hashes;
  }

  /** What is asked for one task. */
  PlannedTask planned(EvaluationRow evaluation, EvaluationRequest request, TaskRow row) {
    BenchmarkTask task =
        benchmarks
            .task(request.benchmark(), row.taskId())
            .orElseThrow(
                () -> new IllegalStateException("the benchmark has lost its task " + row.taskId()));
    List<String> seats = seats(request);
    return new PlannedTask(
        row.ordinal(),
        generationId(evaluation.id(), row),
        new TaskRequest(
            task.intent().orElse(task.prompt()),
            task.entryPoint(),
            task.examples(),
            seats,
            task.taskId(),
            request.generatedTests(),
            request.hideExamples(),
            evaluation.scope(),
            request.seed(),
            seats.size(),
            Durations.format(Limits.GENERATION_DEADLINE_MAX),
            request.repairs(),
            Optional.of(new TaskRequest.Reasoning(request.iterationsMax()))));
  }

  /** The workflow id of a task's generation. */
  static String generationId(String evaluation, TaskRow row) {
    boolean plain = PLAIN_ID.matcher(row.taskId()).matches();
    return evaluation + "/" + (plain ? row.taskId() : "task-" + row.ordinal());
  }

  /** A recorded member sits once for every sample. */
  private static List<String> seats(EvaluationRequest request) {
    return request.panel().stream()
        .flatMap(member ->
            Collections.nCopies(
                RECORDED.matcher(member).matches() ? request.samplesPerTask() : 1, member)
                .stream())
        .toList();
  }

  private static ApplicationFailure invalid(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, Failures.INVALID_REQUEST);
  }
}
