package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Panels of recorded members, good and bad, against one running dev. */
class PanelIT {
  @TempDir private static Path folder;
  private static Weavergen weavergen;
  private static RunningCommand dev;

  @BeforeAll
  static void startDev() {
    weavergen = Weavergen.on(folder.resolve("home"));
    dev = weavergen.start("dev");
    dev.awaitErr("^ready;", Duration.ofSeconds(60));
  }

  @AfterAll
  static void stopDev() {
    dev.close();
  }

  @Test
  void generate_threeMembersWithJson_printsOneDocumentWithThreeCandidates() {
    Finished finished = generate("--json", "plain", "chatty", "other").requireExit(0);

    JsonNode result = finished.json();
    assertThat(result.path("status").asString()).isEqualTo("answered");
    assertThat(result.path("candidates")).hasSize(3);
    assertThat(result.path("candidates"))
        .allSatisfy(
            candidate -> assertThat(candidate.path("reply").asString()).isEqualTo("answered"));
    assertThat(result.path("program").path("entryPoint").asString()).isEqualTo("double");
    assertThat(result.path("program").path("source").asString()).contains("2 * n");
  }

  @Test
  void generate_oneIsWrong_isRunAndFoundOut() {
    Finished finished = generate("--json", "plain", "chatty", "wrong").requireExit(0);

    JsonNode evidence = finished.json().path("evidence");
    assertThat(evidence.path("tier").asString()).isNotBlank();
    assertThat(evidence.path("clusters")).hasSize(2);
    JsonNode candidates = finished.json().path("candidates");
    assertThat(candidates.path(0).path("evidence").path("examplesPassed").asInt()).isEqualTo(1);
    assertThat(candidates.path(2).path("evidence").path("examplesPassed").asInt()).isZero();
    assertThat(candidates.path(2).path("evidence").path("failures").path(0).asString())
        .isEqualTo("double(2): 3 instead of 4");
  }

  @Test
  void generate_oneIsWrong_showsHowManyExamplesEachPasses() {
    Finished finished = generate("--no-reasoning", "plain", "wrong").requireExit(0);

    assertThat(finished.err())
        .containsPattern("recorded:plain\\S* +answered +1/1")
        .containsPattern("recorded:wrong\\S* +answered +0/1.*fails double\\(2\\): 3 instead of 4");
  }

  @Test
  void generate_threeMembers_printsTheProgramAlone() {
    Path copy = folder.resolve("program.py");

    Finished finished = generate("--out=" + copy, "plain", "chatty", "other").requireExit(0);

    assertThat(finished.out().strip()).startsWith("def double(n: int)").endsWith("return 2 * n");
    assertThat(copy).content().isEqualToIgnoringWhitespace(finished.out());
    assertThat(finished.err()).startsWith("generation ").contains("chosen: cluster");
  }

  @Test
  void generate_testsOfAFile_decideWhereNoExampleIsSeen() {
    Finished finished =
        weavergen
            .run(
                arguments(
                    "--json",
                    List.of(PanelFile.sample("wrong"), PanelFile.sample("plain")),
                    "--hide-examples",
                    "--generated-tests",
                    PanelFile.of("generated-tests.jsonl")))
            .requireExit(0);

    JsonNode consensus = finished.json().path("consensus");
    JsonNode chosen = consensus.path("clusters").path(0);
    assertThat(chosen.path("models")).hasSize(1);
    assertThat(chosen.path("models").path(0).asString()).isEqualTo("recorded:plain");
    assertThat(chosen.path("examplesTotal").asInt()).isZero();
    assertThat(chosen.path("testsTotal").asInt()).isEqualTo(2);
    assertThat(chosen.path("testsPassed").asInt()).isEqualTo(2);
    assertThat(consensus.path("reasons").toString())
        .contains("passes 2 of 3 generated tests", "not counted: 1 generated test");
    assertThat(finished.out()).doesNotContain("double(2) == 5");
  }

  @Test
  void generate_memberWhoseFileLacksTheTask_isAnsweredByTheRest() {
    Finished finished = generate("--json", "plain", "chatty", "lacking").requireExit(0);

    assertAbstained(finished, "lacking", "it/double");
  }

  @Test
  void generate_memberWithRubbish_isAnsweredByTheRest() {
    Finished finished = generate("--json", "plain", "rubbish", "chatty").requireExit(0);

    assertAbstained(finished, "rubbish", "no Python code");
  }

  @Test
  void generate_memberBeyondTheGrace_isAnsweredByTheRest() {
    Finished finished = generate("--grace=1s", "plain", "slow", "chatty").requireExit(0);

    assertThat(finished.err()).containsPattern("slow +abstained.*no reply within 1s");
    assertThat(finished.took()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void generate_nothingLearned_isPredictedByTheEvidenceAndSaysSo() {
    JsonNode result = generate("--json", "plain", "chatty", "wrong").requireExit(0).json();

    JsonNode prediction = result.path("prediction");
    assertThat(prediction.path("probability").asDouble()).isBetween(0.5, 0.99);
    assertThat(prediction.path("tier").asString()).isEqualTo("evidence");
    assertThat(prediction.path("predictor").asString()).isEqualTo("seed");
    assertThat(prediction.path("factors")).isNotEmpty();
    assertThat(result.has("knowledge")).isFalse();
    JsonNode candidates = result.path("candidates");
    assertThat(candidates.path(2).path("probability").asDouble())
        .isPositive()
        .isLessThan(candidates.path(0).path("probability").asDouble());
    assertThat(shown(result))
        .contains("right with probability .")
        .contains("no learned predictor is in use yet")
        .containsPattern("for: .*example");
  }

  @Test
  void generate_lessSureThanDemanded_isNoAnswerAndKeepsTheBestGuess() {
    Path copy = folder.resolve("unsure.py");
    String file = "--out=" + copy;

    Finished plain =
        weavergen
            .run(
                arguments(
                    "--min-probability=0.99",
                    List.of(PanelFile.sample("plain"), PanelFile.sample("wrong")),
                    file))
            .requireExit(1);
    JsonNode result = demanding("--min-probability=0.99", "plain", "wrong").requireExit(1).json();

    assertThat(plain.out()).isBlank();
    assertThat(copy).doesNotExist();
    assertThat(plain.err())
        .containsPattern(
            "no-answer: the best guess is right with probability \\.\\d+, below the \\.99")
        .containsPattern("see it with `weavergen show generation-\\S+`");
    assertThat(result.path("status").asString()).isEqualTo("no-answer");
    assertThat(result.path("program").path("source").asString()).contains("2 * n");
    assertThat(weavergen.run("show", result.path("id").asString()).requireExit(0).out())
        .contains("2 * n");
  }

  @Test
  void generate_targetRiskWhileNothingIsLearned_promisesNothing() {
    JsonNode result = demanding("--target-risk=0.05", "plain", "chatty").requireExit(1).json();

    assertThat(result.path("why").asString())
        .contains("at most .05 cannot be promised: no learned predictor is in use yet");
  }

  @Test
  void generate_probabilityOutOfRange_isRefusedBeforeAnythingStarts() {
    assertThat(generate("--min-probability=1.5", "plain").requireExit(2).err())
        .contains("minProbability: expected a number between 0 and 1, both excluded, found 1.5");
  }

  private static String shown(JsonNode result) {
    return weavergen.run("show", result.path("id").asString()).requireExit(0).err();
  }

  @Test
  void generate_onlyRubbish_hasNoAnswer() {
    Finished finished = generate("--json", "rubbish").requireExit(1);

    assertThat(finished.json().path("status").asString()).isEqualTo("no-answer");
    assertThat(finished.json().has("program")).isFalse();
  }

  @Test
  void generate_fileWithLabels_takesNoneFromIt() throws Exception {
    Path labelled = folder.resolve("labelled.jsonl");
    Files.writeString(
        labelled,
        """
        {"task_id": "it/double", "solution": "def double(n):\\n    return 7\\n", "passed": true, "model": "oracle"}
        """);

    Finished finished =
        weavergen.run(arguments("--json", List.of("labelled=" + labelled))).requireExit(0);

    assertThat(finished.out()).doesNotContain("passed\"", "oracle");
  }

  private static Finished generate(String option, String... members) {
    return weavergen.run(
        arguments(option, List.of(members).stream().map(PanelFile::sample).toList()));
  }

  private static Finished demanding(String demand, String... members) {
    List<String> samples = List.of(members).stream().map(PanelFile::sample).toList();
    return weavergen.run(arguments("--json", samples, demand));
  }

  private static String[] arguments(String option, List<String> samples, String... more) {
    List<String> arguments = new ArrayList<>(List.of("generate", option));
    arguments.addAll(List.of("--benchmark", PanelFile.of("tasks.jsonl"), "--task", "it/double"));
    samples.forEach(sample -> arguments.addAll(List.of("--samples", sample)));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static void assertAbstained(Finished finished, String member, String why) {
    JsonNode candidate = candidate(finished, member);
    assertThat(candidate.path("reply").asString()).isEqualTo("abstained");
    assertThat(candidate.path("error").asString()).contains(why);
  }

  private static JsonNode candidate(Finished finished, String member) {
    for (JsonNode candidate : finished.json().path("candidates")) {
      if (candidate.path("model").asString().equals("recorded:" + member)) {
        return candidate;
      }
    }
    throw new AssertionError("no candidate of " + member + " in " + finished.out());
  }
}
