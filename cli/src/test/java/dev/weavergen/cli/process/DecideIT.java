package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/** Two recorded members that part on the empty list, and a person who is asked. */
class DecideIT {
  @TempDir private static Path folder;
  private static Weavergen weavergen;
  private static RunningCommand dev;

  @BeforeAll
  static void startDev() throws IOException {
    sample("careful", "def last(items):\\n    return items[-1] if items else None\\n");
    sample("hasty", "def last(items):\\n    return items[0] if items else 0\\n");
    weavergen = Weavergen.on(folder.resolve("home"));
    dev = weavergen.start("dev");
    dev.awaitErr("^ready;", Duration.ofSeconds(60));
  }

  @AfterAll
  static void stopDev() {
    dev.close();
  }

  @Test
  void generate_asksWithoutATerminal_saysHowToAnswerAndTheRunWaits() {
    Finished asked = generate("--json").requireExit(1);

    JsonNode waiting = asked.json();
    String id = waiting.path("id").asString();
    assertThat(waiting.path("status").asString()).isEqualTo("needs-decision");
    assertThat(waiting.path("question").asString())
        .contains("last([])", "returns None", "returns 0", "which is right: c1, c2");
    assertThat(weavergen.run("list").requireExit(0).out()).containsPattern(id + " +needs-decision");
    assertThat(weavergen.run("show", id).requireExit(0).err())
        .contains("which is right: c1, c2", "weavergen decide " + id + " --cluster");

    assertThat(weavergen.run("decide", id, "c9").requireExit(2).err())
        .contains("'c9' is none of the clusters");
    assertThat(weavergen.run("decide", id).requireExit(2).err()).contains("expected one answer");
    weavergen.run("decide", id, "--value", "None").requireExit(0);
    JsonNode result = weavergen.run("show", id, "--follow", "--json").requireExit(0).json();

    assertThat(result.path("status").asString()).isEqualTo("answered");
    assertThat(result.path("program").path("source").asString()).contains("else None");
    assertThat(result.path("consensus").path("score").asDouble()).isGreaterThan(.9);
    assertThat(result.path("consensus").path("reasons").toString())
        .contains("a person expects None of last([])");
  }

  @Test
  void decide_clusterByItsName_isFollowed() {
    Finished asked = generate("--no-reasoning").requireExit(1);
    assertThat(asked.out()).isEmpty();
    assertThat(asked.err()).contains("needs a decision: for last([])");
    String id = asked.err().lines().findFirst().orElseThrow().replace("generation ", "");

    weavergen.run("decide", id, "c2").requireExit(0);
    JsonNode result = weavergen.run("show", id, "--follow", "--json").requireExit(0).json();

    assertThat(result.path("consensus").path("chosen").asString()).isEqualTo("c2");
  }

  private static Finished generate(String option) {
    List<String> arguments = new ArrayList<>(List.of("generate", option, "--on-dissent", "ask"));
    arguments.addAll(List.of("--benchmark", PanelFile.of("tasks.jsonl"), "--task", "it/last"));
    List.of("careful", "hasty")
        .forEach(name ->
            arguments.addAll(List.of("--samples", name + "=" + folder.resolve(name + ".jsonl"))));
    return weavergen.run(arguments.toArray(String[]::new));
  }

  private static void sample(String name, String source) throws IOException {
    Files.writeString(
        folder.resolve(name + ".jsonl"),
        "{\"task_id\": \"it/last\", \"solution\": \"" + source + "\"}\n");
  }
}
