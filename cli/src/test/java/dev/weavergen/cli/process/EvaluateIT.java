package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A benchmark of eight tasks, and one of a public harness where it is at hand. */
class EvaluateIT {
  private static final Duration START_MAX = Duration.ofSeconds(90);
  private static final Duration END_MAX = Duration.ofMinutes(4);
  private static final Path SHARED = Path.of("../../shared/data/humaneval");

  /** What a second run may have otherwise: times, and how many attempts a step took. */
  private static final List<String> TIMES =
      List.of("latencyMillis", "consensusMillis", "overheadMillis", "seconds", "spans");

  @TempDir private static Path folder;

  @BeforeAll
  static void requireServer() {
    TemporalCli _ = TemporalCli.require();
  }

  @Test
  void evaluate_smallBenchmark_reportsEveryArmOnItsTasks() throws IOException {
    Path report = folder.resolve("report");
    Path exported = folder.resolve("chosen.jsonl");

    Finished finished =
        run(
            "arms",
            "--report",
            report.toString(),
            "--export-samples",
            exported.toString(),
            "--test-author",
            "author=" + file("author"));

    JsonNode arms = finished.json().path("arms");
    assertArm(arms, "single:careful", 7, 8);
    assertArm(arms, "single:hasty", 5, 8);
    assertArm(arms, "single:plain", 6, 7);
    assertArm(arms, "test-author:author", 1, 3);
    assertArm(arms, "test-author:careful", 7, 8);
    assertArm(arms, "consensus-no-labels", 8, 8);
    assertArm(arms, "oracle", 8, 8);
    assertThat(arms.properties().stream().map(arm -> arm.getValue().path("passRate").asDouble()))
        .as("by rising pass rate")
        .isSorted();
    assertArm(arms, "seed-formula", (int) arms.path("seed-formula").path("passed").asDouble(), 8);
    JsonNode prediction = finished.json().path("prediction");
    for (String tier : List.of("static", "agreement", "evidence")) {
      assertThat(prediction.path("tiers").path(tier).path("n").asInt()).as(tier).isPositive();
      assertThat(prediction.path("tiers").path(tier).path("note").asString())
          .as("eight tasks are few")
          .contains("too few");
    }
    assertThat(prediction.path("seedFormula").path("ci95").path("accuracy").size()).isEqualTo(2);
    assertThat(prediction.path("curve").size()).as("3 of 8 tasks").isEqualTo(1);
    assertThat(finished.json().path("tasksDetail"))
        .allSatisfy(task -> assertThat(task.path("probability").asDouble()).isBetween(.01, .99));
    assertThat(finished.json().has("learning")).isFalse();
    assertThat(Files.readString(report.resolve("report.html")))
        .contains("small/double", "</html>")
        .doesNotContain("http://", "src=");
    assertThat(Json.mapper().readTree(report.resolve("report.json").toFile()))
        .isEqualTo(finished.json());
    assertThat(Files.readAllLines(exported))
        .hasSize(8)
        .allSatisfy(line ->
            assertThat(Json.mapper().readTree(line).propertyNames())
                .containsExactlyInAnyOrder("task_id", "solution"));
  }

  /**
   * One member whose examples fail in one task; in another its repair would help, and nobody can
   * tell.
   */
  @Test
  void evaluate_repairs_areAskedForByEvidenceAloneAndJudgedByLabels() throws IOException {
    Path report = folder.resolve("repaired");
    Finished finished =
        Weavergen.on(folder.resolve("repairs"))
            .run(
                "evaluate",
                "--json",
                "--benchmark",
                file("tasks"),
                "--samples",
                "hasty=" + file("hasty"),
                "--repairs",
                "hasty=" + file("repairs-hasty"),
                "--report",
                report.toString())
            .requireExit(0);

    JsonNode arms = finished.json().path("arms");
    assertArm(arms, "single:hasty", 5, 8);
    assertArm(arms, "oracle", 5, 8);
    assertArm(arms, "consensus-no-labels", 5, 8);
    assertArm(arms, "consensus", 5, 8);
    assertArm(arms, "own-repairs:hasty", 7, 8);
    assertArm(arms, "best-own-repairs", 7, 8);
    assertArm(arms, "reasoning-no-labels", 6, 8);
    assertArm(arms, "reasoning", 6, 8);
    JsonNode reasoning = finished.json().path("reasoning");
    assertThat(reasoning.path("tasks").asInt()).isEqualTo(8);
    assertThat(reasoning.path("solved").asInt()).isEqualTo(1);
    assertThat(reasoning.path("broken").size()).isZero();
    assertThat(reasoning.path("checks").path("lostByAccepted").asInt()).isZero();
    assertThat(reasoning.path("iterations").path("2").asInt()).isEqualTo(1);
    assertThat(finished.json().path("tasksDetail"))
        .anySatisfy(task -> {
          assertThat(task.path("task_id").asString()).isEqualTo("small/vowels");
          assertThat(task.path("passed").asBoolean()).isTrue();
          assertThat(task.path("iterations").asInt()).isEqualTo(2);
          assertThat(task.path("stop").asString()).isNotEmpty();
        });
    assertThat(Files.readString(report.resolve("report.html"))).contains("What repairing brought");

    JsonNode pooled =
        Weavergen.on(folder.resolve("repairs"))
            .run("pool", "--json", report.toString())
            .requireExit(0)
            .json();
    assertArm(pooled.path("arms"), "reasoning", 6, 8);
    assertThat(pooled.path("claims").findValuesAsString("id"))
        .contains("reasoning-beats-consensus", "reasoning-beats-best-own-repairs");
  }

  @Test
  void evaluate_repairsOfNoMember_isAWrongCall() {
    Finished finished =
        Weavergen.on(folder.resolve("stranger"))
            .run(
                "evaluate",
                "--benchmark",
                file("tasks"),
                "--samples",
                "hasty=" + file("hasty"),
                "--repairs",
                "plain=" + file("repairs-hasty"))
            .requireExit(2);

    assertThat(finished.err())
        .contains("--repairs: 'plain' is no member of the panel; expected one of hasty");
  }

  @Test
  void evaluate_killedHalfWayAndStartedAgain_endsWithTheSameReport() {
    Weavergen weavergen = Weavergen.on(folder.resolve("killed"));
    try (RunningCommand first = weavergen.start(command())) {
      first.awaitErr("^[3-6] of 8 tasks", START_MAX);
      first.kill();
    }

    Finished second;
    try (RunningCommand again = weavergen.start(command())) {
      again.awaitErr("^[3-8] of 8 tasks", START_MAX);
      second = again.await(END_MAX).requireExit(0);
    }

    assertThat(timeless(second.json())).isEqualTo(timeless(run("undisturbed").json()));
  }

  @Test
  void evaluate_learning_beginsWithNothingLearnedEachTimeAndAfterAKillGoesOn() {
    Weavergen weavergen = Weavergen.on(folder.resolve("learning"));
    JsonNode undisturbed;
    try (RunningCommand first = weavergen.start(command("--learn"))) {
      undisturbed = first.await(END_MAX).requireExit(0).json();
    }
    assertThat(undisturbed.path("learning").path("version").asInt()).isEqualTo(1);

    try (RunningCommand second = weavergen.start(command("--learn"))) {
      second.awaitErr("^[2-7] of 8 tasks", START_MAX);
      second.kill();
    }
    JsonNode resumed;
    try (RunningCommand again = weavergen.start(command("--learn"))) {
      resumed = again.await(END_MAX).requireExit(0).json();
    }

    assertThat(resumed.path("learning").path("scope"))
        .as("a run knows nothing of the one before")
        .isNotEqualTo(undisturbed.path("learning").path("scope"));
    assertThat(timeless(resumed)).isEqualTo(timeless(undisturbed));
  }

  @Test
  void evaluate_interrupted_goesOnWithTheSameCommand() {
    Weavergen weavergen = Weavergen.on(folder.resolve("interrupted"));
    try (RunningCommand first = weavergen.start(command())) {
      first.awaitErr("^2 of 8 tasks", START_MAX);
      first.signal("INT");
      Finished left = first.await(START_MAX).requireExit(130);
      assertThat(left.err()).contains("the same command goes on", "Ctrl-C again cancels it");
    }
    try (RunningCommand again = weavergen.start(command())) {
      again.awaitErr("^[2-8] of 8 tasks", START_MAX);
      assertThat(again.await(END_MAX).requireExit(0).json().path("tasks").asInt()).isEqualTo(8);
    }
  }

  @Test
  void evaluate_interruptedTwice_isCancelled() {
    Weavergen weavergen = Weavergen.on(folder.resolve("cancelled"));
    try (RunningCommand command = weavergen.start(command())) {
      command.awaitErr("^2 of 8 tasks", START_MAX);
      command.signal("INT");
      command.awaitErr("Ctrl-C again cancels it", START_MAX);
      command.signal("INT");
      assertThat(command.await(START_MAX).requireExit(130).err())
          .contains("cancelling evaluation-");
    }
    try (RunningCommand anew = weavergen.start(command())) {
      anew.awaitErr("^0 of 8 tasks", START_MAX);
    }
  }

  @Test
  void evaluate_brokenFile_isAWrongCallThatNamesTheLine() {
    Weavergen weavergen = Weavergen.on(folder.resolve("broken"));

    Finished finished =
        weavergen
            .run("evaluate", "--benchmark", file("tasks"), "--samples", "broken=" + file("broken"))
            .requireExit(2);

    assertThat(finished.err()).contains("broken.jsonl:2:", "expected");
    assertThat(finished.err()).doesNotContain("evaluation evaluation-");
  }

  @Test
  void evaluate_humanEval_countsSinglesAsRecorded() throws IOException {
    assumeThat(SHARED).as("skipped: " + SHARED + " is not there").isDirectory();
    String samples = SHARED.resolve("samples").toAbsolutePath().toString();

    Finished finished =
        Weavergen.on(folder.resolve("public"))
            .run(
                "evaluate",
                "--benchmark",
                SHARED.resolve("tasks.jsonl").toString(),
                "--samples",
                "gpt-3.5=" + samples + "/gpt-3.5-turbo.jsonl",
                "--samples",
                "starcoder=" + samples + "/starcoder-15b.jsonl",
                "--limit",
                "8",
                "--json")
            .requireExit(0);

    JsonNode arms = finished.json().path("arms");
    assertArm(arms, "single:gpt-3.5", recorded("gpt-3.5-turbo", 8), 8);
    assertArm(arms, "single:starcoder", recorded("starcoder-15b", 8), 8);
  }

  /** How many of the first tasks the first reply to each passes. */
  private static int recorded(String model, int tasks) throws IOException {
    Map<String, Boolean> first = new LinkedHashMap<>();
    for (String line : Files.readAllLines(SHARED.resolve("samples/" + model + ".jsonl"))) {
      JsonNode row = Json.mapper().readTree(line);
      var _ = first.putIfAbsent(row.path("task_id").asString(), row.path("passed").asBoolean());
    }
    return (int) first.values().stream().limit(tasks).filter(passed -> passed).count();
  }

  private static Finished run(String home, String... more) {
    try (RunningCommand command = Weavergen.on(folder.resolve(home)).start(command(more))) {
      return command.await(END_MAX).requireExit(0);
    }
  }

  private static String[] command(String... more) {
    List<String> command = new ArrayList<>(List.of("evaluate", "--json", "--parallel", "2"));
    command.addAll(List.of("--benchmark", file("tasks"), "--generated-tests", file("tests")));
    for (String name : List.of("careful", "hasty", "plain")) {
      command.addAll(List.of("--samples", name + "=" + file(name)));
    }
    command.addAll(List.of(more));
    return command.toArray(String[]::new);
  }

  private static void assertArm(JsonNode arms, String name, int passed, int n) {
    assertThat(arms.path(name).path("passed").asDouble()).as(name).isEqualTo(passed);
    assertThat(arms.path(name).path("n").asInt()).as("n of " + name).isEqualTo(n);
  }

  private static JsonNode timeless(JsonNode report) {
    ObjectNode copy = (ObjectNode) report.deepCopy();
    if (copy.path("learning") instanceof ObjectNode learning) {
      var _ = learning.remove("scope");
    }
    return copy.remove(TIMES);
  }

  private static String file(String name) {
    try {
      return Path.of(
              Objects.requireNonNull(EvaluateIT.class.getResource("/evaluation/" + name + ".jsonl"))
                  .toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
