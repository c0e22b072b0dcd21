package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.memory.postgres.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A worker that dies in the middle of an iteration: another goes on, and pays nothing twice. */
class ReasoningCrashIT {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration END_MAX = Duration.ofMinutes(2);
  private static final List<String> PANEL = List.of("wrong", "mending");

  @TempDir private Path folder;

  @Test
  void worker_killedWhileRepairsAreAskedFor_asksNobodyTwiceWhoAnswered() throws Exception {
    try (Deployment deployment = Deployment.start(folder);
        Database database = Database.single(deployment.database())) {
      ChatServer models = deployment.models();
      Weavergen weavergen = Weavergen.on(folder.resolve("home"));
      try (RunningCommand first = worker(weavergen, deployment);
          RunningCommand generate = generate(weavergen, deployment)) {
        awaitSpans(database, "kind = 'improve' AND duration_micros IS NOT NULL", 1);
        assertThat(models.repairs("wrong")).isEqualTo(1);
        awaitRepair(models, "mending");

        first.kill();
        models.release();
        try (RunningCommand _ = worker(weavergen, deployment)) {
          assertRepaired(generate.await(END_MAX).requireExit(0));
          assertThat(models.repairs("wrong")).isEqualTo(1);
          assertThat(models.repairs("mending")).isEqualTo(2);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"trace,1", "tryRepairs,1", "reason,1", "reason,2"})
  void worker_killedInAStepOfAnIteration_goesOnAndPaysNothingTwice(String step, int time)
      throws Exception {
    try (Deployment deployment = Deployment.start(folder);
        Database database = Database.single(deployment.database())) {
      ChatServer models = deployment.models();
      models.release();
      Weavergen weavergen = Weavergen.on(folder.resolve("home"));
      try (RunningCommand first = worker(weavergen, deployment);
          RunningCommand generate = generate(weavergen, deployment)) {
        awaitSpans(database, "kind = '" + step + "'", time);

        first.kill();
        try (RunningCommand _ = worker(weavergen, deployment)) {
          assertRepaired(generate.await(END_MAX).requireExit(0));
          assertThat(models.repairs("wrong")).isEqualTo(1);
          assertThat(models.repairs("mending")).isEqualTo(1);
        }
      }
    }
  }

  private static RunningCommand worker(Weavergen weavergen, Deployment deployment)
      throws Exception {
    RunningCommand worker = weavergen.start(deployment.command(PANEL, "worker"));
    worker.awaitErr("worker ready", START_MAX);
    return worker;
  }

  private static RunningCommand generate(Weavergen weavergen, Deployment deployment)
      throws Exception {
    return weavergen.start(
        deployment.command(
            PANEL,
            "generate",
            "a Python function double(n), for example double(2) == 4",
            "--json",
            "--quorum",
            "2"));
  }

  /** A step's span is written before the step begins. */
  private static void awaitSpans(Database database, String which, int count)
      throws InterruptedException {
    String sql = "SELECT count(*)::integer AS n FROM execution_span WHERE " + which;
    long end = System.nanoTime() + START_MAX.toNanos();
    while (database.run(session -> session.one(sql, row -> row.whole("n"))).orElse(0) < count) {
      assertThat(System.nanoTime()).as("no span: %s", which).isLessThan(end);
      Thread.sleep(5);
    }
  }

  private static void awaitRepair(ChatServer models, String model) throws InterruptedException {
    long end = System.nanoTime() + START_MAX.toNanos();
    while (models.repairs(model) == 0) {
      assertThat(System.nanoTime()).as("%s is not asked", model).isLessThan(end);
      Thread.sleep(5);
    }
  }

  private static void assertRepaired(Finished finished) {
    JsonNode generation = finished.json();
    assertThat(generation.path("status").asString()).isEqualTo("answered");
    assertThat(generation.path("program").path("source").asString()).contains("2 * n");
    assertThat(generation.path("reasoning").path("iterations")).hasSize(1);
    assertThat(generation.path("reasoning").path("iterations").path(0).path("accepted").asBoolean())
        .isTrue();
  }
}
