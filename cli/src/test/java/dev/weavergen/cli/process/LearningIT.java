package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.memory.learning.PostgresKnowledges;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUrl;
import dev.weavergen.workflows.learning.Knowledges.Published;
import dev.weavergen.workflows.outcomes.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Learning by schedule and by hand, in a deployment of separate processes. */
class LearningIT {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration END_MAX = Duration.ofMinutes(2);
  private static final String SCHEDULE = "weavergen-nightly-learning";

  @TempDir private Path folder;

  @Test
  @Timeout(240)
  void schedule_onTheRealServer_isListedTriggeredKeptPausedAndLearnsOnlyWhatIsNew()
      throws Exception {
    TemporalCli temporal = TemporalCli.require();
    Weavergen weavergen = Weavergen.on(folder.resolve("home"));
    try (Deployment deployment = Deployment.start(folder);
        Database database = migrated(deployment.database())) {
      PastGenerations past = new PastGenerations(database);
      past.add(0, 40);
      try (RunningCommand worker =
          weavergen.start(command(deployment, deployment.database(), "", "worker"))) {
        worker.awaitErr("worker ready", START_MAX);
        awaitThat(
            () -> temporal.text(deployment.temporal(), "schedule", "list").contains(SCHEDULE));
        schedule(temporal, deployment, "trigger");
        awaitThat(() -> versions(database).equals(List.of(1L)));
        schedule(temporal, deployment, "toggle", "--pause", "--reason", "a person's");
      }
      String nightly = "  learning: { every: 1s }\n";
      try (RunningCommand worker =
          weavergen.start(command(deployment, deployment.database(), nightly, "worker"))) {
        worker.awaitErr("worker ready", START_MAX);
        awaitThat(() -> described(temporal, deployment).contains("1s"));
        assertThat(described(temporal, deployment)).contains("\"paused\": true");
        past.add(40, 60);
        schedule(temporal, deployment, "toggle", "--unpause", "--reason", "a person's");
        awaitThat(() -> versions(database).equals(List.of(2L, 1L)));
        past.correct(0, 5);
        awaitThat(() -> versions(database).size() == 3);
      }
      assertThat(digested(database)).containsExactly("40", "20", "5");
      assertThat(
              temporal
                  .json(
                      deployment.temporal(),
                      "workflow",
                      "list",
                      "-q",
                      "WorkflowType = 'LearningWorkflow'")
                  .findValuesAsString("workflowId"))
          .isNotEmpty()
          .allMatch(id -> id.startsWith(SCHEDULE));
    }
  }

  @Test
  @Timeout(300)
  void learn_workerKilledWhileItDigests_publishesTheSameBytes() throws Exception {
    int generations = 300;
    try (Deployment deployment = Deployment.start(folder)) {
      DatabaseUrl disturbed = deployment.database().withDatabase("disturbed");
      DatabaseUrl calm = deployment.database().withDatabase("calm");
      create(deployment, "CREATE DATABASE disturbed");
      try (Database database = migrated(disturbed)) {
        new PastGenerations(database).add(0, generations);
      }
      create(deployment, "CREATE DATABASE calm TEMPLATE disturbed");
      String undisturbed = learned(deployment, calm);

      assertThat(crashed(deployment, disturbed, generations)).isEqualTo(undisturbed);
      assertThat(undisturbed).contains("\"generations\":" + generations);
    }
  }

  /** Two runs of different names at once, and the command, which follows what is running. */
  @Test
  @Timeout(240)
  void learn_twoRunsAtOnce_publishOnceAndTheOtherSaysSo() throws Exception {
    TemporalCli temporal = TemporalCli.require();
    Weavergen weavergen = Weavergen.on(folder.resolve("home"));
    try (Deployment deployment = Deployment.start(folder);
        Database database = migrated(deployment.database())) {
      new PastGenerations(database).add(0, 60);
      for (String id : List.of("one", "two")) {
        var _ =
            temporal.text(
                deployment.temporal(),
                "workflow",
                "start",
                "--type",
                "LearningWorkflow",
                "--task-queue",
                "weavergen",
                "-w",
                id,
                "-i",
                "{\"scope\": \"user\"}");
      }
      try (RunningCommand worker =
          weavergen.start(command(deployment, deployment.database(), "", "worker"))) {
        worker.awaitErr("worker ready", START_MAX);
        List<String> endings = new ArrayList<>();
        for (String id : List.of("one", "two")) {
          endings.add(
              temporal
                  .json(deployment.temporal(), "workflow", "result", "-w", id)
                  .path("result")
                  .path("ending")
                  .asString());
        }
        assertThat(endings).containsOnlyOnce("published").doesNotHaveDuplicates();
        assertThat(versions(database)).containsExactly(1L);

        Finished again =
            weavergen.run(command(deployment, deployment.database(), "", "learn", "--json"));
        assertThat(again.requireExit(0).json().path("ending").asString()).isEqualTo("nothing-new");
        shown(weavergen, deployment);
      }
    }
  }

  @Test
  void knowledge_emptyHome_saysThatNothingIsPublishedYet() {
    Weavergen weavergen = Weavergen.on(folder.resolve("empty"));

    for (String action : List.of("show", "history")) {
      assertThat(weavergen.run("knowledge", action).requireExit(0).err())
          .contains("nothing is published yet", "weavergen learn");
      assertThat(weavergen.run("knowledge", action, "--json").requireExit(0).json())
          .hasToString("{\"versions\":[]}");
    }
    assertThat(weavergen.run("knowledge", "show", "3").requireExit(2).err())
        .contains("nothing is published yet");
  }

  private void shown(Weavergen weavergen, Deployment deployment) throws IOException {
    DatabaseUrl url = deployment.database();
    assertThat(
            weavergen.run(command(deployment, url, "", "knowledge", "show")).requireExit(0).out())
        .contains("version 1: 180 labels of 60 generations", "model-careful", "trial: ");
    assertThat(
            weavergen
                .run(command(deployment, url, "", "knowledge", "history", "--json"))
                .requireExit(0)
                .json()
                .path("versions"))
        .hasSize(1);
    assertThat(
            weavergen
                .run(command(deployment, url, "", "knowledge", "rollback", "7"))
                .requireExit(2)
                .err())
        .contains("there is no version 7", "weavergen knowledge history");
    Finished _ =
        weavergen.run(command(deployment, url, "", "knowledge", "rollback", "0")).requireExit(0);
    Finished none = weavergen.run(command(deployment, url, "", "knowledge", "show")).requireExit(0);
    assertThat(none.err()).contains("no version is in use", "weavergen knowledge rollback");
    assertThat(none.out()).contains("180 labels");
    Finished night = weavergen.run(command(deployment, url, "", "learn", "--json")).requireExit(0);
    assertThat(night.json().path("ending").asString()).isEqualTo("nothing-new");
    Finished elsewhere =
        weavergen.run(command(deployment, url, "", "learn", "--scope", "elsewhere", "--json"));
    assertThat(elsewhere.requireExit(0).json().path("scope").asString()).isEqualTo("elsewhere");
    assertThat(elsewhere.json().path("ending").asString()).isEqualTo("nothing-new");
  }

  private String learned(Deployment deployment, DatabaseUrl url) throws IOException {
    Weavergen weavergen = Weavergen.on(folder.resolve("home"));
    try (RunningCommand worker = weavergen.start(command(deployment, url, "", "worker"))) {
      worker.awaitErr("worker ready", START_MAX);
      Finished learn = weavergen.run(command(deployment, url, "", "learn", "--json"));
      assertThat(learn.requireExit(0).json().path("ending").asString()).isEqualTo("published");
    }
    return document(url);
  }

  private String crashed(Deployment deployment, DatabaseUrl url, int generations) throws Exception {
    Weavergen weavergen = Weavergen.on(folder.resolve("home"));
    String[] worker = command(deployment, url, "", "worker");
    try (Database database = Database.single(url);
        RunningCommand first = weavergen.start(worker)) {
      first.awaitErr("worker ready", START_MAX);
      try (RunningCommand learn = weavergen.start(command(deployment, url, "", "learn"))) {
        awaitThat(() -> cases(database) > generations / 10);
        first.kill();
        assertThat(cases(database)).isLessThan(generations);
        try (RunningCommand second = weavergen.start(worker)) {
          second.awaitErr("worker ready", START_MAX);
          Finished _ = learn.await(END_MAX).requireExit(0);
        }
      }
    }
    return document(url);
  }

  private static String document(DatabaseUrl url) {
    try (Database database = Database.single(url)) {
      return new PostgresKnowledges(database).text(Outcomes.USER_SCOPE, 1).orElseThrow();
    }
  }

  private static int cases(Database database) {
    return database.run(session ->
        session
            .one("SELECT count(*) AS cases FROM learned_case", row -> row.whole("cases"))
            .orElseThrow());
  }

  /** What the digests that did anything counted, in order. */
  private static List<String> digested(Database database) {
    return database.run(session ->
        session.list(
            """
            SELECT attributes ->> 'weavergen.learning.generations' AS generations
            FROM execution_span WHERE kind = 'digest' AND error_type IS NULL ORDER BY started_at
            """,
            100,
            row -> row.text("generations")));
  }

  private static List<Long> versions(Database database) {
    return new PostgresKnowledges(database)
        .history(Outcomes.USER_SCOPE, 10).stream().map(Published::version).toList();
  }

  private static String described(TemporalCli temporal, Deployment deployment) {
    return temporal
        .json(deployment.temporal(), "schedule", "describe", "--schedule-id", SCHEDULE)
        .toPrettyString()
        .replace("\" : ", "\": ");
  }

  private static void schedule(TemporalCli temporal, Deployment deployment, String... what) {
    List<String> arguments =
        new ArrayList<>(List.of("schedule", what[0], "--schedule-id", SCHEDULE));
    arguments.addAll(List.of(what).subList(1, what.length));
    var _ = temporal.text(deployment.temporal(), arguments.toArray(String[]::new));
  }

  private static Database migrated(DatabaseUrl url) {
    Database database = Database.single(url);
    database.migrate();
    return database;
  }

  private static void create(Deployment deployment, String sql) {
    try (Database server = Database.single(deployment.database())) {
      int _ = server.run(session -> session.update(sql));
    }
  }

  /** The arguments of a command on that database of the deployment. */
  private String[] command(
      Deployment deployment, DatabaseUrl url, String settings, String... arguments)
      throws IOException {
    Path config = folder.resolve("config" + settings.hashCode() + ".yaml");
    Files.writeString(config, deployment.models().configuration("quick") + settings);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--temporal", deployment.temporal(), "--database", url.withSecrets()));
    all.addAll(List.of("--config", config.toString()));
    return all.toArray(String[]::new);
  }

  private static void awaitThat(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + END_MAX.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
