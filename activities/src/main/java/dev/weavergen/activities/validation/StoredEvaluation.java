package dev.weavergen.activities.validation;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.spans.AttemptKey;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.validation.LearningSection;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.domain.validation.Trial;
import dev.weavergen.workflows.benchmarks.Benchmarks;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.recordings.Recordings;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.validation.Assessment;
import dev.weavergen.workflows.validation.EvaluationActivity;
import dev.weavergen.workflows.validation.EvaluationRequest;
import dev.weavergen.workflows.validation.Evaluations;
import dev.weavergen.workflows.validation.Evaluations.EvaluationRow;
import io.temporal.activity.Activity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of an evaluation that read and write the store. */
public final class StoredEvaluation implements EvaluationActivity {
  /** A page of tasks; Temporal refuses payloads of 2 MB. */
  private static final int PAGE_BYTES_MAX = 512 * 1024;

  private final Evaluations evaluations;
  private final EvaluationPlan plan;
  private final JudgedTasks judged;
  private final Optional<TrackRecordRule> rule;
  private final Outcomes outcomes;
  private final Knowledges knowledges;

  /**
   * @param rule judges the arm {@code consensus}; empty to leave that arm out
   * @param outcomes where labels go that are to be learned from
   * @param knowledges where what was learned comes from
   */
  public StoredEvaluation(
      Evaluations evaluations,
      Benchmarks benchmarks,
      Recordings recordings,
      JudgedTasks judged,
      Optional<TrackRecordRule> rule,
      Outcomes outcomes,
      Knowledges knowledges) {
    this.outcomes = outcomes;
    this.knowledges = knowledges;
    this.evaluations = evaluations;
    this.plan = new EvaluationPlan(benchmarks, recordings);
    this.judged = judged;
    this.rule = rule;
  }

  @Override
  public Plan plan(EvaluationRequest request) {
    ExecutionSpan.Key self = AttemptKey.of(Activity.getExecutionContext().getInfo());
    String name = plan.name(request);
    List<String> tasks = plan.taskIds(request);
    evaluations.open(
        new Evaluations.OpenEvaluation(
            self.workflowId(),
            self.runId(),
            Json.mapper().writeValueAsString(request),
            request.benchmark(),
            name),
        tasks);
    StepSpan.current().name(name).attribute("weavergen.tasks", tasks.size());
    return new Plan(tasks.size());
  }

  @Override
  public Tasks tasks(int from, int atMost) {
    EvaluationRow row = row();
    EvaluationRequest request = request(row);
    return page(
        evaluations.tasks(row.id(), from, atMost).stream()
            .map(task -> plan.planned(row, request, task))
            .toList());
  }

  /** As many as a payload has room for, at least one. */
  static Tasks page(List<PlannedTask> tasks) {
    List<PlannedTask> page = new ArrayList<>();
    int bytes = 0;
    for (PlannedTask task : tasks) {
      bytes += Json.mapper().writeValueAsBytes(task).length;
      if (!page.isEmpty() && bytes > PAGE_BYTES_MAX) {
        break;
      }
      page.add(task);
    }
    return new Tasks(page);
  }

  @Override
  public Taught teach(int from, int to) {
    EvaluationRow row = row();
    evaluations.tasks(row.id(), from, to - from).stream()
        .flatMap(task -> task.result().stream())
        .forEach(result ->
            outcomes.label(
                result.labels().entrySet().stream()
                    .filter(label -> isCandidate(result, label.getKey()))
                    .map(label ->
                        new Outcomes.LabelRow(
                            result.generationId(),
                            label.getKey(),
                            label.getValue(),
                            Outcomes.Source.ACCEPTANCE_TEST))
                    .sorted(Comparator.comparing(Outcomes.LabelRow::programSha256))
                    .toList()));
    return new Taught(row.scope());
  }

  /** Programs of authors of tests have labels too, and are nobody's candidates. */
  private static boolean isCandidate(Evaluations.TaskResult result, String sha256) {
    return result.programs().stream().anyMatch(program -> program.sha256().equals(sha256));
  }

  @Override
  public Assessment assess(@Nullable String lessonProblem) {
    try (Heartbeat _ = Heartbeat.of(Activity.getExecutionContext())) {
      return assessed(Optional.ofNullable(lessonProblem));
    }
  }

  private Assessment assessed(Optional<String> lessonProblem) {
    EvaluationRow row = row();
    EvaluationRequest request = request(row);
    List<JudgedTask> tasks = judged.of(row);
    Foretold foretold = Foretold.of(tasks, request.seed());
    List<Trial> trials =
        new Choices(rule, Optional.of(foretold), request.iterationsMax() > 0, tasks, request.seed())
            .trials();
    Report report =
        Report.of(
            new Report.Evaluated(
                row.benchmarkName(),
                request.panel().stream().map(MemberNames::shown).toList(),
                options(request, tasks),
                "SELECT * FROM execution_span WHERE workflow_id LIKE '" + row.id() + "/%'",
                request.seed(),
                row.seconds()),
            wanted(request, trials),
            new Report.Sections(
                Optional.of(foretold.section()),
                learned(row, request, tasks)
                    .map(section -> lessonProblem.map(section::withNote).orElse(section))));
    evaluations.finish(row.id(), Json.mapper().writeValueAsString(report));
    return new Assessment(
        row.id(),
        report.benchmark(),
        report.tasks(),
        report.arms().entrySet().stream()
            .map(arm ->
                new Assessment.Arm(arm.getKey(), arm.getValue().passed(), arm.getValue().n()))
            .toList(),
        report.spans());
  }

  private Optional<LearningSection> learned(
      EvaluationRow row, EvaluationRequest request, List<JudgedTask> tasks) {
    return request.learn()
        ? Optional.of(
            LearnedTasks.judged(
                tasks, row.scope(), knowledges.current(row.scope()), request.seed()))
        : Optional.empty();
  }

  private static List<Trial> wanted(EvaluationRequest request, List<Trial> trials) {
    return request.arms().isEmpty()
        ? trials
        : trials.stream().map(trial -> WantedArms.of(request.arms(), trial)).toList();
  }

  /** The options that differ from the defaults, apart from how fast the evaluation ran. */
  private static Map<String, String> options(EvaluationRequest request, List<JudgedTask> tasks) {
    Map<String, String> options = new LinkedHashMap<>();
    if (!request.generatedTests().isEmpty()) {
      options.put("generatedTests", shown(request.generatedTests()));
    }
    if (!request.testAuthors().isEmpty()) {
      options.put("testAuthors", shown(request.testAuthors()));
    }
    put(options, "hideExamples", request.hideExamples());
    put(options, "completeOnly", request.completeOnly());
    put(options, "dropLeakedTests", request.dropLeakedTests());
    put(
        options,
        "leftOutAsTheirTestsOnlyRepeatExamples",
        tasks.stream().filter(JudgedTask::onlyRepeatsExamples).count(),
        0);
    put(options, "learn", request.learn());
    put(options, "offset", request.offset(), 0);
    put(options, "limit", request.limit(), 0);
    put(options, "seed", request.seed(), 0);
    put(options, "samplesPerTask", request.samplesPerTask(), 1);
    if (!request.repairs().isEmpty()) {
      options.put("repairs", shown(request.repairs()));
    }
    put(options, "maxIterations", request.iterationsMax(), Limits.REASONING_ITERATIONS_MAX);
    return options;
  }

  private static String shown(List<String> files) {
    return String.join(", ", files.stream().map(MemberNames::shown).toList());
  }

  private static void put(Map<String, String> options, String name, boolean value) {
    if (value) {
      options.put(name, "true");
    }
  }

  private static void put(Map<String, String> options, String name, long value, long usual) {
    if (value != usual) {
      options.put(name, String.valueOf(value));
    }
  }

  private EvaluationRow row() {
    String id = AttemptKey.of(Activity.getExecutionContext().getInfo()).workflowId();
    return evaluations
        .find(id)
        .orElseThrow(
            () -> new IllegalStateException("the evaluation " + id + " has not been opened"));
  }

  private static EvaluationRequest request(EvaluationRow row) {
    return Json.mapper().readValue(row.requestJson(), EvaluationRequest.class);
  }

  /** Reads page by page what became of the tasks. */
  static List<Evaluations.TaskRow> all(Evaluations evaluations, EvaluationRow row) {
    List<Evaluations.TaskRow> rows = new ArrayList<>();
    while (rows.size() < row.tasks()) {
      List<Evaluations.TaskRow> page =
          evaluations.tasks(row.id(), rows.size(), Limits.PAGE_ROWS_MAX);
      if (page.isEmpty()) {
        throw new IllegalStateException(
            "the store has %d of %d tasks of the evaluation %s"
                .formatted(rows.size(), row.tasks(), row.id()));
      }
      rows.addAll(page);
    }
    return rows;
  }
}
