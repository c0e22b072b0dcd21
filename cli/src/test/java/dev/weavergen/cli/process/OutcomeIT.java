package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Outcomes reported to one running dev, and the track records that follow. */
class OutcomeIT {
  @TempDir private static Path folder;
  private static ChatServer models;
  private static Path config;
  private static Weavergen weavergen;
  private static RunningCommand dev;

  @BeforeAll
  static void startDev() throws IOException {
    models = ChatServer.start();
    config = folder.resolve("config.yaml");
    Files.writeString(config, models.configuration("quick", "steady", "endless"));
    weavergen = Weavergen.on(folder.resolve("home"));
    dev = weavergen.start("dev", "--config", config.toString());
    dev.awaitErr("^ready;", Duration.ofSeconds(60));
  }

  @AfterAll
  static void stopDev() {
    dev.close();
    models.close();
  }

  @Test
  void outcome_reportedAndCorrected_isTheModelsTrackRecord() {
    String id =
        weavergen
            .run("generate", "a Python function double(n), for example double(2) == 4", "--json")
            .requireExit(0)
            .json()
            .path("id")
            .asString();

    Finished failed = weavergen.run("outcome", id, "failed", "--json").requireExit(0);
    assertThat(failed.json().path("passed").asBoolean(true)).isFalse();
    assertThat(weavergen.run("outcome", id, "passed").requireExit(0).out())
        .isEqualToIgnoringNewLines("labelled as right: quick, steady");

    JsonNode lines = models("--json").json();
    JsonNode record = lines.path(0).path("trackRecord");
    assertThat(record.path("labelled").asInt()).isPositive();
    assertThat(record.path("right")).isEqualTo(record.path("labelled"));
    assertThat(lines.path(2).path("name").asString()).isEqualTo("endless");
    assertThat(lines.path(2).has("trackRecord")).isFalse();
    assertThat(models().out()).containsPattern("quick +right in (\\d) of \\1");
  }

  @Test
  void outcome_overTemporalAlone_isLabelledToo() {
    String temporal = dev.awaitErr("^Temporal +(\\S+)$", Duration.ofSeconds(10));
    String id =
        weavergen
            .run("generate", "a Python function double(n), for example double(3) == 6", "--json")
            .requireExit(0)
            .json()
            .path("id")
            .asString();

    Finished finished =
        weavergen.run("outcome", id, "passed", "--json", "--temporal", temporal).requireExit(0);

    assertThat(finished.json().path("generationId").asString()).isEqualTo(id);
    assertThat(finished.json().path("members")).isNotEmpty();
  }

  @Test
  void outcome_ofAnUnknownGeneration_isAWrongCall() {
    for (String id : new String[] {"nobody", "no/body", "", "50%"}) {
      assertThat(weavergen.run("outcome", id, "passed").requireExit(2).err())
          .contains("there is no generation")
          .contains(id);
    }
  }

  @Test
  void outcome_ofRecordedMembers_isShownBesideTheModels() {
    String id =
        weavergen
            .run(
                "generate",
                "--benchmark",
                PanelFile.of("tasks.jsonl"),
                "--task",
                "it/double",
                "--samples",
                PanelFile.sample("plain"),
                "--json")
            .requireExit(0)
            .json()
            .path("id")
            .asString();

    weavergen.run("outcome", id, "passed").requireExit(0);
    weavergen.run("outcome", id, "passed").requireExit(0);

    assertThat(models().out())
        .containsPattern("recorded:plain \\(recorded@\\w+\\) +right in 1 of 1");
  }

  @Test
  void outcome_thatIsNone_isAWrongCall() {
    assertThat(weavergen.run("outcome", "nobody", "maybe").requireExit(2).err())
        .contains("'maybe'", "expected passed or failed");
  }

  private static Finished models(String... options) {
    String[] arguments = new String[options.length + 3];
    System.arraycopy(options, 0, arguments, 3, options.length);
    arguments[0] = "models";
    arguments[1] = "--config";
    arguments[2] = config.toString();
    return weavergen.run(arguments).requireExit(0);
  }
}
