package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Recorded repairs of a member that is wrong at first, against one running dev. */
class RepairsIT {
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
  void generate_recordedRepairs_replaceWhatFailsAnExampleAndTakeItsOutcome() {
    JsonNode result = generate().requireExit(0).json();

    assertThat(result.path("program").path("source").asString()).contains("n + n");
    JsonNode iterations = result.path("reasoning").path("iterations");
    assertThat(iterations).hasSize(2);
    assertThat(iterations.path(0).path("accepted").asBoolean()).isFalse();
    assertThat(iterations.path(1).path("accepted").asBoolean()).isTrue();

    JsonNode labels =
        weavergen
            .run("outcome", result.path("id").asString(), "passed", "--json")
            .requireExit(0)
            .json();
    assertThat(labels.path("programSha256").asString())
        .isEqualTo(result.path("program").path("sha256").asString());
    assertThat(labels.path("programs").asInt()).isEqualTo(1);
  }

  @Test
  void generate_withoutReasoning_leavesRepairsAlone() {
    JsonNode result = generate("--no-reasoning").json();

    assertThat(result.path("reasoning").isMissingNode()).isTrue();
    assertThat(result.toString()).doesNotContain("n + n");
  }

  private static Finished generate(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "generate",
                "--json",
                "--benchmark",
                PanelFile.of("tasks.jsonl"),
                "--task",
                "it/double",
                "--samples",
                PanelFile.sample("wrong"),
                "--repairs",
                "wrong=" + PanelFile.of("repairs.jsonl")));
    arguments.addAll(List.of(more));
    return weavergen.run(arguments.toArray(String[]::new));
  }
}
