package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
  void generate_withoutSandbox_goesOnAndSaysSoEverywhere() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("weavergen.yaml"), "weavergen.sandbox.tier: none\n");
    Weavergen alone = Weavergen.on(home).withoutTemporal();
    String[] call = {
      "generate",
      "--benchmark",
      PanelFile.of("tasks.jsonl"),
      "--task",
      "it/double",
      "--samples",
      PanelFile.sample("plain"),
      "--json"
    };

    Finished generated = alone.run(call).requireExit(0);

    JsonNode result = generated.json();
    assertThat(result.path("evidence").path("notExecuted").asString()).isNotBlank();
    assertThat(result.path("evidence").has("tier")).isFalse();
    assertThat(result.path("candidates").path(0).path("evidence").path("load").asString())
        .isEqualTo("not executed");
    assertThat(result.path("notes").path(0).asString()).startsWith("not executed: ");
    assertThat(alone.run("show", result.path("id").asString()).requireExit(0).err())
        .contains("candidates are not executed", "note: not executed: ");
    assertThat(alone.run("version").requireExit(0).out()).contains("candidates are not executed");
  }

  @Test
  void version_withNothingRunning_namesWhatWouldBeStarted() {
    Finished version = Weavergen.on(folder.resolve("home")).run("version", "--json");

    assertThat(version.requireExit(0).json().propertyNames())
        .contains("weavergen", "jdk", "temporal", "postgresql", "sandbox");
    assertThat(version.json().path("sandboxes"))
        .hasSize(2)
        .allSatisfy(sandbox -> assertThat(sandbox.path("probes")).isNotEmpty());
    assertThat(folder.resolve("home/postgres")).doesNotExist();
  }
}
