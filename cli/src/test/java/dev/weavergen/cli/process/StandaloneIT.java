package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that find nothing running and no Temporal CLI, and start what they need. */
class StandaloneIT {
  @TempDir private Path folder;

  @Test
  void commands_withNothingAtAll_startWhatTheyNeedAndStopIt() {
    Weavergen alone = Weavergen.on(folder.resolve("home")).withoutTemporal();

    Finished generated =
        alone.run(
            "generate",
            "--json",
            "--benchmark",
            PanelFile.of("tasks.jsonl"),
            "--task",
            "it/double",
            "--samples",
            PanelFile.sample("plain"),
            "--samples",
            PanelFile.sample("other"));

    assertThat(generated.requireExit(0).json().path("candidates")).hasSize(2);
    assertThat(generated.err()).contains("in-memory server", "TEMPORAL_CLI");
    assertThat(alone.run("list", "--json").requireExit(0).json()).hasSize(1);
    String id = generated.json().path("id").asString();
    assertThat(alone.run("show", id, "--json").requireExit(0).json().path("executionSpans"))
        .isNotEmpty();

    Finished demo = alone.run("demo", "--json").requireExit(0);
    assertThat(demo.json()).isNotEmpty();
    assertThat(demo.err()).contains("no model is asked");
  }

  @Test
  void version_withNothingRunning_namesWhatWouldBeStarted() {
    Finished version = Weavergen.on(folder.resolve("home")).run("version", "--json");

    assertThat(version.requireExit(0).json().propertyNames())
        .contains("weavergen", "jdk", "temporal", "postgresql", "sandbox");
    assertThat(folder.resolve("home/postgres")).doesNotExist();
  }
}
