package dev.weavergen.activities.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.World;
import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.jvm.JvmSandbox;
import dev.weavergen.activities.sandbox.jvm.JvmSettings;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.domain.validation.Trial;
import dev.weavergen.memory.benchmark.BenchmarkImport;
import dev.weavergen.memory.benchmark.PostgresBenchmarks;
import dev.weavergen.memory.benchmark.PostgresHiddenTests;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.learning.PostgresNeighbours;
import dev.weavergen.memory.reasoning.PostgresAttempts;
import dev.weavergen.memory.recordings.PostgresRecordedTests;
import dev.weavergen.memory.recordings.PostgresRecordings;
import dev.weavergen.memory.recordings.RecordingImport;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.memory.validation.PostgresEvaluations;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import dev.weavergen.workflows.validation.EvaluationRequest;
import dev.weavergen.workflows.validation.Evaluations.AuthorProgram;
import dev.weavergen.workflows.validation.Evaluations.OpenEvaluation;
import dev.weavergen.workflows.validation.Evaluations.OwnRepairs;
import dev.weavergen.workflows.validation.Evaluations.TaskResult;
import dev.weavergen.workflows.validation.TaskLabelActivity.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The step over a real store and the real sandbox. */
@Timeout(90)
final class HiddenTestLabelsTest {
  private static final World WORLD = new World();
  private static final PythonSandbox SANDBOX = new PythonSandbox(SandboxSettings.standard());
  private static final PostgresEvaluations EVALUATIONS = new PostgresEvaluations(WORLD.database);

  private static final String PROMPT =
      "import math\n\n\ndef helper(n):\n    return n + 1\n\n\ndef f(n: int) -> int:\n    \"\"\"Gives the next number.\"\"\"\n";
  private static final String RIGHT = "def f(n):\n    return n + 1\n";
  private static final String WRONG = "def f(n):\n    return n\n";
  private static final String MISLED =
      "def helper(n):\n    return n\n\n\ndef f(n):\n    return helper(n)\n";

  @TempDir private static Path folder;

  @AfterAll
  static void close() {
    SANDBOX.close();
    WORLD.close();
  }

  @Test
  void labelTask_helperOfThePrompt_isThereAndNeverReplacesTheProgramsOwn() {
    String benchmark =
        benchmark(
            "def check(candidate):\\n    assert candidate(1) == helper(1)\\n    assert candidate(5) == 6\\n");
    open("e-helper", request(benchmark, List.of(), List.of()), "T/0");
    answered("e-helper/T/0", RIGHT, MISLED);

    TaskResult result = label("e-helper", "e-helper/T/0", Optional.empty());

    assertThat(result.labels())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(WORLD.sources.put(RIGHT), true, WORLD.sources.put(MISLED), false));
  }

  @Test
  void labelTask_javaPrograms_runAsJava() {
    String benchmark = benchmark("assert f(1) == 2; assert f(5) == 6;");
    open("e-java", request(benchmark, List.of(), List.of()), "T/0");
    String right = "class Solution { static int f(int n) { return n + 1; } }";
    String wrong = "class Solution { static int f(int n) { return n; } }";
    answered("e-java/T/0", Language.JAVA, right, wrong);

    TaskResult result;
    try (JvmSandbox java = JvmSandbox.open(JvmSettings.ofThisMachine())) {
      result =
          label(
              "e-java",
              "e-java/T/0",
              Optional.empty(),
              language -> language == Language.JAVA ? java : SANDBOX);
    }

    assertThat(result.labels())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(WORLD.sources.put(right), true, WORLD.sources.put(wrong), false));
  }

  @Test
  void labelTask_authorsOfTests_areLabelledAndNoCandidates() {
    String benchmark = benchmark("def check(candidate):\\n    assert candidate(1) == 2\\n");
    String samples =
        imported(
            RecordingImport.Kind.SAMPLES,
            "{\"task_id\": \"T/0\", \"completion\": \"    return n\\n\"}\n");
    String tests =
        imported(
            RecordingImport.Kind.TESTS,
            "{\"task_id\": \"T/0\", \"model\": \"m0\", \"tests\": [\"assert f(1) == 2\"]}\n");
    open(
        "e-author",
        request(benchmark, List.of("tests@" + tests), List.of("expert@" + samples)),
        "T/0");
    answered("e-author/T/0", RIGHT);

    TaskResult result = label("e-author", "e-author/T/0", Optional.empty());

    assertThat(result.authors()).extracting(AuthorProgram::author).containsExactly("expert", "m0");
    assertThat(result.labels().get(result.authors().getFirst().sha256().orElseThrow())).isFalse();
    assertThat(result.authors().getLast().sha256()).contains(WORLD.sources.put(RIGHT));
    assertThat(result.programs()).hasSize(1);
    assertThat(
            new Choices(Optional.empty(), Optional.empty(), false, judged("e-author"), 0)
                .trials()
                .getFirst()
                .passed())
        .containsEntry("test-author:expert", 0.0)
        .containsEntry("test-author:m0", 1.0)
        .containsEntry("single:m0", 1.0)
        .doesNotContainKey("single:expert");
  }

  @Test
  void labelTask_repairs_areLabelledAndNoCandidates() {
    String benchmark = benchmark("def check(candidate):\\n    assert candidate(1) == 2\\n");
    String file =
        imported(
            RecordingImport.Kind.REPAIRS,
            "{\"task_id\": \"T/0\", \"model\": \"m0\", \"iterations\": [{\"solution\": \"def f(n):\\n    return 0\\n\", \"passed\": true}, {\"solution\": \"def f(n):\\n    return 2\\n\", \"passed\": false}]}\n");
    open("e-repairs", repairing(benchmark, "m0@" + file), "T/0");
    answered("e-repairs/T/0", WRONG);
    String tried = WORLD.sources.put("def f(n):\n    return n + 1  # repaired\n");
    new PostgresAttempts(WORLD.database)
        .put(new Attempt("e-repairs/T/0", 1, "m0", tried, Observation.none("by hand")));

    TaskResult result = label("e-repairs", "e-repairs/T/0", Optional.empty());

    String own = result.ownRepairs().getFirst().sha256().orElseThrow();
    assertThat(result.ownRepairs()).containsExactly(new OwnRepairs("m0", Optional.of(own), 1));
    assertThat(WORLD.sources.get(own).orElseThrow()).contains("return 2");
    assertThat(result.labels())
        .as("by the hidden test, whatever the file says")
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(WORLD.sources.put(WRONG), false, tried, true, own, true));
    assertThat(result.programs()).hasSize(1);
    assertThat(
            new Choices(Optional.empty(), Optional.empty(), true, judged("e-repairs"), 0)
                .trials()
                .getFirst()
                .passed())
        .containsEntry("own-repairs:m0", 1.0)
        .containsEntry("single:m0", 0.0)
        .containsEntry("reasoning-no-labels", 0.0)
        .containsEntry("oracle", 0.0);
  }

  private static EvaluationRequest repairing(String benchmark, String file) {
    return new EvaluationRequest(
        benchmark,
        List.of("m0"),
        List.of(),
        List.of(),
        false,
        false,
        List.of(),
        0,
        0,
        0,
        0,
        0,
        false,
        false,
        List.of(file),
        Optional.empty());
  }

  @Test
  void labelTask_generationFailed_keepsWhyAndRunsNothing() {
    String benchmark = benchmark("def check(candidate):\\n    assert candidate(1) == 2\\n");
    open("e-failed", request(benchmark, List.of(), List.of()), "T/0");

    TaskResult result = label("e-failed", "e-failed/T/0", Optional.of("no model can be asked"));

    assertThat(result).isEqualTo(TaskResult.without("e-failed/T/0", "no model can be asked"));
    assertThat(
            new Choices(Optional.empty(), Optional.empty(), false, judged("e-failed"), 0)
                .trials()
                .getFirst()
                .passed())
        .containsEntry("consensus-no-labels", 0.0);
  }

  @Test
  void labelTask_neverEnded_countsForNoArmAndSaysSo() {
    String benchmark = benchmark("def check(candidate):\\n    assert candidate(1) == 2\\n");
    open("e-lost", request(benchmark, List.of(), List.of()), "T/0");
    answered("e-lost/T/0", RIGHT);

    Trial trial =
        new Choices(Optional.empty(), Optional.empty(), false, judged("e-lost"), 0)
            .trials()
            .getFirst();

    assertThat(trial.passed()).isEmpty();
    assertThat(trial.returnedPassed()).isEmpty();
    assertThat(trial.generationId()).isEqualTo("e-lost/T/0");
    assertThat(trial.problem().orElseThrow()).contains("labelTask failed");
  }

  @Test
  void labelTask_taskWithoutAHiddenTest_hasNoLabel() {
    String benchmark = benchmark("");
    open("e-bare", request(benchmark, List.of(), List.of()), "T/0");
    answered("e-bare/T/0", RIGHT, WRONG);

    TaskResult result = label("e-bare", "e-bare/T/0", Optional.empty());

    assertThat(result.labels()).isEmpty();
    assertThat(result.problem()).contains("the task has no hidden test");
    assertThat(
            new Choices(Optional.empty(), Optional.empty(), false, judged("e-bare"), 0)
                .trials()
                .getFirst()
                .passed())
        .doesNotContainKeys("single:m0", "consensus-no-labels", "oracle");
  }

  @Test
  void labelTask_leakedTestsDropped_labelsByTheOthersAlone() {
    String benchmark =
        benchmark(
            "def check(candidate):\\n    assert candidate(1) == 2\\n    assert candidate(5) == 6\\n",
            "f(1) == 2");
    String special = "def f(n):\n    return 6\n";
    open("e-leak", request(benchmark, List.of(), List.of(), true), "T/0");
    answered("e-leak/T/0", RIGHT, WRONG, special);

    TaskResult result = label("e-leak", "e-leak/T/0", Optional.empty());

    assertThat(result.labels())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                WORLD.sources.put(RIGHT),
                true,
                WORLD.sources.put(WRONG),
                false,
                WORLD.sources.put(special),
                true));
  }

  @Test
  void labelTask_testThatOnlyRepeatsExamples_leavesTheTaskOut() {
    String benchmark =
        benchmark("def check(candidate):\\n    assert candidate(1) == 2\\n", "f(1) == 2");
    open("e-leaked", request(benchmark, List.of(), List.of(), true), "T/0");
    answered("e-leaked/T/0", RIGHT);

    TaskResult result = label("e-leaked", "e-leaked/T/0", Optional.empty());

    assertThat(result.labels()).isEmpty();
    assertThat(result.problem()).contains(HiddenTestLabels.ONLY_EXAMPLES);
    assertThat(
            new Choices(Optional.empty(), Optional.empty(), false, judged("e-leaked"), 0)
                .trials()
                .getFirst()
                .passed())
        .isEmpty();
  }

  private static TaskResult label(String evaluation, String generation, Optional<String> problem) {
    return label(evaluation, generation, problem, _ -> SANDBOX);
  }

  private static TaskResult label(
      String evaluation,
      String generation,
      Optional<String> problem,
      Function<Language, LanguageSandbox> sandboxes) {
    HiddenTestLabels step =
        new HiddenTestLabels(
            new HiddenTestLabels.Stores(
                EVALUATIONS,
                new PostgresBenchmarks(WORLD.database),
                new PostgresHiddenTests(WORLD.database),
                WORLD.generations,
                WORLD.sources,
                WORLD.outcomes,
                new PostgresAttempts(WORLD.database)),
            new TestAuthors(
                new PostgresRecordings(WORLD.database),
                new PostgresRecordedTests(WORLD.database),
                WORLD.sources,
                new CandidateExtractor()),
            new MemberRepairs(
                new PostgresRecordings(WORLD.database), WORLD.sources, new CandidateExtractor()),
            sandboxes);
    TaskResult result = step.result(evaluation, new Order(0, generation, problem));
    EVALUATIONS.result(evaluation, 0, result);
    return result;
  }

  private static List<JudgedTask> judged(String evaluation) {
    return new JudgedTasks(
            EVALUATIONS,
            WORLD.generations,
            WORLD.sources,
            new PostgresObservations(WORLD.database),
            new PostgresNeighbours(WORLD.database),
            new PostgresAttempts(WORLD.database),
            new PostgresSpans(WORLD.database))
        .of(EVALUATIONS.find(evaluation).orElseThrow());
  }

  private static void open(String id, EvaluationRequest request, String task) {
    EVALUATIONS.open(
        new OpenEvaluation(
            id,
            "run",
            Json.mapper().writeValueAsString(request),
            request.benchmark(),
            "tasks.jsonl"),
        List.of(task));
  }

  private static EvaluationRequest request(
      String benchmark, List<String> tests, List<String> authors) {
    return request(benchmark, tests, authors, false);
  }

  private static EvaluationRequest request(
      String benchmark, List<String> tests, List<String> authors, boolean dropLeakedTests) {
    return new EvaluationRequest(
        benchmark,
        List.of("p:m0"),
        tests,
        authors,
        false,
        false,
        List.of(),
        0,
        0,
        0,
        0,
        0,
        dropLeakedTests,
        false,
        List.of(),
        Optional.empty());
  }

  /** A generation of which the first program was chosen. */
  private static void answered(String id, String... sources) {
    answered(id, Language.PYTHON, sources);
  }

  private static void answered(String id, Language language, String... sources) {
    WORLD.open(
        id,
        GenerationRequest.of(
            new Intent(PROMPT, Optional.of(language), Optional.of("f"), List.of(), new TreeMap<>()),
            List.of()));
    List<CandidateReport> reports = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      String sha256 = WORLD.sources.put(sources[i]);
      WORLD.outcomes.candidate(new CandidateRow(id, "m" + i, "model", sha256));
      reports.add(
          CandidateReport.of(
              new Reply.Answered(
                  "m" + i,
                  sha256,
                  language,
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  new Reply.Call(new Usage(1, 1), 0, 7, "stop"))));
    }
    boolean _ =
        WORLD.generations.finish(
            new Generations.GenerationEnd(
                id,
                "run-of-" + id,
                "answered",
                Optional.empty(),
                Json.mapper()
                    .writeValueAsString(
                        new Generation(
                            id,
                            GenerationStatus.ANSWERED,
                            Optional.empty(),
                            Optional.of(Program.of(language, Optional.of("f"), sources[0])),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            reports,
                            Optional.empty(),
                            Optional.empty(),
                            1,
                            "0",
                            0,
                            0,
                            Map.of("total", 9L),
                            List.of())),
                Instant.now()));
  }

  private static String benchmark(String test, String... examples) {
    String row =
        "{\"task_id\": \"T/0\", \"prompt\": %s, \"entry_point\": \"f\", \"test\": \"%s\", \"examples\": %s}\n"
            .formatted(
                Json.mapper().writeValueAsString(PROMPT),
                test,
                Json.mapper().writeValueAsString(examples));
    return new BenchmarkImport(WORLD.database).importFrom("tasks.jsonl", file(row)).sha256();
  }

  private static String imported(RecordingImport.Kind kind, String rows) {
    return new RecordingImport(WORLD.database).importFile(kind, "file", file(rows)).sha256();
  }

  private static Path file(String rows) {
    try {
      return Files.writeString(Files.createTempFile(folder, "rows", ".jsonl"), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
