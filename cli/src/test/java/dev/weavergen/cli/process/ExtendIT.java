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

/** A live model, a purse in which nothing is, and a person who fills it up. */
class ExtendIT {
  private static final String INTENT = "a Python function double(n) that gives twice the number";

  @TempDir private static Path folder;
  private static ChatServer models;
  private static Weavergen weavergen;
  private static RunningCommand dev;

  @BeforeAll
  static void startDev() throws IOException {
    models = ChatServer.start();
    Path configuration = folder.resolve("models.yaml");
    Files.writeString(configuration, models.configuration("quick"));
    weavergen = Weavergen.on(folder.resolve("home"));
    dev = weavergen.start("dev", "--config", configuration.toString());
    dev.awaitErr("^ready;", Duration.ofSeconds(60));
  }

  @AfterAll
  static void stopDev() {
    dev.close();
    models.close();
  }

  @Test
  void generate_nothingMayBeSpent_saysHowToExtendAndTheRunWaits() {
    Finished spent =
        weavergen.run("generate", INTENT, "--budget-tokens", "0", "--json").requireExit(1);

    JsonNode waiting = spent.json();
    String id = waiting.path("id").asString();
    assertThat(waiting.path("status").asString()).isEqualTo("budget-exceeded");
    assertThat(waiting.path("shortage").asString())
        .contains("of the budget of 0 tokens there are 0 left", "weavergen extend " + id);
    assertThat(models.requests("quick")).isZero();
    assertThat(weavergen.run("show", id).requireExit(0).err())
        .contains("budget-exceeded: ", "weavergen extend " + id);
    assertThat(weavergen.run("list").requireExit(0).out())
        .containsPattern(id + ".*budget-exceeded");

    assertThat(weavergen.run("extend", id, "--budget-usd", "1").requireExit(2).err())
        .contains("usd: is not limited by this generation's budget; expected tokens");
    assertThat(weavergen.run("extend", id, "--budget-tokens", "0").requireExit(2).err())
        .contains("tokens: expected a whole number of tokens above 0");
    JsonNode extended =
        weavergen.run("extend", id, "--budget-tokens", "60000", "--json").requireExit(0).json();
    assertThat(extended.path("extended").asBoolean()).isTrue();

    Finished shown = weavergen.run("show", id, "--follow").requireExit(0);
    assertThat(shown.out()).contains("return 2 * n");
    assertThat(shown.err()).containsPattern("spent: \\d+ tokens");
    assertThat(weavergen.run("extend", id, "--budget-tokens", "1").requireExit(1).err())
        .contains("is over");
    assertThat(weavergen.run("extend", "nobody", "--budget-tokens", "1").requireExit(2).err())
        .contains("no generation nobody");
  }

  @Test
  void generate_withoutJson_saysWhatToType() {
    Finished spent = weavergen.run("generate", INTENT, "--budget-time", "0s").requireExit(1);

    assertThat(spent.out()).isEmpty();
    assertThat(spent.err())
        .contains("the budget is spent: ", "the budget's 0ms have passed", "--budget-time 5m");
  }
}
