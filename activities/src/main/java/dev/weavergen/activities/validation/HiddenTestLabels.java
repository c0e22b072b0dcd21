package dev.weavergen.activities.validation;

import dev.weavergen.activities.evidence.AcceptanceRun;
import dev.weavergen.activities.evidence.tests.RepeatedExamples;
import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.activities.spans.AttemptKey;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Label;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import dev.weavergen.workflows.benchmarks.Benchmarks;
import dev.weavergen.workflows.benchmarks.HiddenTests;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.reasoning.Attempts;
import dev.weavergen.workflows.validation.EvaluationRequest;
import dev.weavergen.workflows.validation.Evaluations;
import dev.weavergen.workflows.validation.Evaluations.AuthorProgram;
import dev.weavergen.workflows.validation.Evaluations.EvaluationRow;
import dev.weavergen.workflows.validation.Evaluations.MemberProgram;
import dev.weavergen.workflows.validation.Evaluations.OwnRepairs;
import dev.weavergen.workflows.validation.Evaluations.TaskResult;
import dev.weavergen.workflows.validation.Evaluations.TaskRow;
import dev.weavergen.workflows.validation.TaskLabelActivity;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The step {@code labelTask}: every distinct program of a generation, repairs too, against the
 * hidden test of its task. The labels go to the evaluation and to no track record, so that no later
 * generation of the evaluation is helped by them.
 */
public final class HiddenTestLabels implements TaskLabelActivity {
  /** Why a task is left out whose test says nothing but what its examples say. */
  static final String ONLY_EXAMPLES =
      "left out: every assert of its hidden test repeats a visible example";

  private final Stores stores;
  private final TestAuthors authors;
  private final MemberRepairs repairs;
  private final Function<Language, LanguageSandbox> sandboxes;

  public HiddenTestLabels(
      Stores stores,
      TestAuthors authors,
      MemberRepairs repairs,
      Function<Language, LanguageSandbox> sandboxes) {
    this.stores = stores;
    this.authors = authors;
    this.repairs = repairs;
    this.sandboxes = sandboxes;
  }

  /** Where generations, candidates, repairs and tests are. */
  public record Stores(
      Evaluations evaluations,
      Benchmarks benchmarks,
      HiddenTests tests,
      Generations generations,
      Sources sources,
      Outcomes outcomes,
      Attempts attempts) {}

  @Override
  public TaskLabel labelTask(Order order) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    String evaluation = AttemptKey.of(context.getInfo()).workflowId();
    try (Heartbeat heartbeat = Heartbeat.of(context)) {
      TaskResult result = heartbeat.await(() -> result(evaluation, order));
      stores.evaluations().result(evaluation, order.ordinal(), result);
      StepSpan.current()
          .name(order.generationId())
          .attribute("weavergen.labels", result.labels().size());
      return new TaskLabel(
          result
              .chosenSha256()
              .flatMap(sha256 -> Optional.ofNullable(result.labels().get(sha256))));
    }
  }

  /** What is to be kept of a task. */
  TaskResult result(String evaluation, Order order) {
    EvaluationRow row = stores.evaluations().find(evaluation).orElseThrow();
    TaskRow task = stores.evaluations().tasks(evaluation, order.ordinal(), 1).getFirst();
    return result(row, task, order);
  }

  private TaskResult result(EvaluationRow evaluation, TaskRow task, Order order) {
    Optional<Generation> generation =
        order.problem().isPresent() ? Optional.empty() : generation(order.generationId());
    return generation
        .map(ended -> result(evaluation, task, ended))
        .orElseGet(() ->
            TaskResult.without(
                order.generationId(), order.problem().orElse("the generation has no result")));
  }

  private TaskResult result(EvaluationRow evaluation, TaskRow task, Generation generation) {
    EvaluationRequest request =
        Json.mapper().readValue(evaluation.requestJson(), EvaluationRequest.class);
    ParsedIntent intent = StoredIntent.of(stores.generations(), generation.id());
    List<MemberProgram> programs = programs(generation);
    List<AuthorProgram> written =
        authors.of(
            request,
            new TestAuthors.Answers(task.taskId(), intent, generation.candidates(), programs));
    List<OwnRepairs> repaired =
        repairs.of(request, task.taskId(), intent, generation.candidates(), programs);
    Optional<String> chosen = generation.program().map(Program::sha256);
    Set<String> distinct = new LinkedHashSet<>();
    chosen.ifPresent(distinct::add);
    programs.forEach(program -> distinct.add(program.sha256()));
    written.forEach(program -> program.sha256().ifPresent(distinct::add));
    repaired.forEach(program -> program.sha256().ifPresent(distinct::add));
    stores.attempts().of(generation.id()).forEach(attempt -> distinct.add(attempt.programSha256()));
    Optional<String> whole = stores.tests().of(evaluation.benchmark(), task.taskId());
    Optional<String> test =
        request.dropLeakedTests()
            ? whole.flatMap(source -> withoutExamples(evaluation, task, intent, source))
            : whole;
    return new TaskResult(
        generation.id(),
        test.isPresent()
            ? Optional.empty()
            : Optional.of(whole.isPresent() ? ONLY_EXAMPLES : "the task has no hidden test"),
        chosen,
        programs,
        written,
        test.map(source -> labels(evaluation, task, intent, source, List.copyOf(distinct)))
            .orElse(Map.of()),
        generation.timingsMillis(),
        slowestModelMillis(generation),
        generation.spans(),
        repaired);
  }

  private Optional<String> withoutExamples(
      EvaluationRow evaluation, TaskRow row, ParsedIntent intent, String test) {
    BenchmarkTask task = task(evaluation, row);
    return new RepeatedExamples(
            intent.language().orElse(Language.PYTHON),
            task.entryPoint(),
            intent.examples(),
            task.examples())
        .removedFrom(test);
  }

  private BenchmarkTask task(EvaluationRow evaluation, TaskRow row) {
    return stores.benchmarks().task(evaluation.benchmark(), row.taskId()).orElseThrow();
  }

  private Optional<Generation> generation(String id) {
    return stores
        .generations()
        .find(id)
        .flatMap(Generations.GenerationRow::resultJson)
        .map(json -> Json.mapper().readValue(json, Generation.class));
  }

  /** The programs of those who answered, in the panel's order. */
  private List<MemberProgram> programs(Generation generation) {
    Map<String, CandidateRow> rows = new LinkedHashMap<>();
    stores.outcomes().candidates(generation.id()).forEach(row -> rows.put(row.member(), row));
    List<MemberProgram> programs = new ArrayList<>();
    for (CandidateReport report : generation.candidates()) {
      if (report.reply().equals("answered") && rows.containsKey(report.model())) {
        CandidateRow row = rows.get(report.model());
        programs.add(new MemberProgram(row.member(), row.model(), row.programSha256()));
      }
    }
    return programs;
  }

  private Map<String, Boolean> labels(
      EvaluationRow evaluation,
      TaskRow row,
      ParsedIntent intent,
      String test,
      List<String> programs) {
    if (programs.isEmpty()) {
      return Map.of();
    }
    String entryPoint = task(evaluation, row).entryPoint();
    Language language = intent.language().orElse(Language.PYTHON);
    TestedPrograms tested =
        new TestedPrograms(stores.sources(), language, entryPoint, intent, test);
    List<Label> verdicts =
        AcceptanceRun.of(language, entryPoint, test, sandboxes.apply(language))
            .judge(programs.stream().map(tested::of).toList());
    Map<String, Boolean> labels = new LinkedHashMap<>();
    for (int i = 0; i < verdicts.size(); i++) {
      switch (verdicts.get(i)) {
        case Label.Passed _ -> labels.put(programs.get(i), true);
        case Label.Failed _ -> labels.put(programs.get(i), false);
        case Label.Undecided _ -> {}
      }
    }
    return labels;
  }

  private static long slowestModelMillis(Generation generation) {
    return generation.candidates().stream()
        .flatMap(candidate -> candidate.latencyMillis().stream())
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }
}
