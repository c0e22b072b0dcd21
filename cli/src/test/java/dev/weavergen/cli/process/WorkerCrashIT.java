package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.memory.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A worker that dies while models are asked, in a deployment of separate processes. */
class WorkerCrashIT {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration END_MAX = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void worker_killedWhileAModelIsAsked_losesNothingAndAsksNobodyTwiceWhoAnswered()
      throws Exception {
    TemporalCli cli = TemporalCli.require();
    int port = freePort();
    Process temporal = temporal(cli, port);
    try (EmbeddedDatabase database =
            EmbeddedDatabase.start(
                folder.resolve("postgres"), Weavergen.cacheFolder().resolve("weavergen/postgres"));
        ChatServer models = ChatServer.start()) {
      Path config =
          Files.writeString(
              folder.resolve("config.yaml"), models.configuration("quick", "hanging"));
      List<String> servers =
          List.of(
              "--temporal", "127.0.0.1:" + port,
              "--database", database.url().withSecrets(),
              "--config", config.toString());
      crash(models, servers);
    } finally {
      temporal.destroy();
      temporal.waitFor();
    }
  }

  private void crash(ChatServer models, List<String> servers) {
    Weavergen weavergen = Weavergen.on(folder.resolve("home"));
    try (RunningCommand first = weavergen.start(with(servers, "worker"))) {
      first.awaitErr("worker ready", START_MAX);
      try (RunningCommand generate =
          weavergen.start(
              with(
                  servers, "generate", "a Python function double(n)", "--json", "--quorum", "2"))) {
        String id = generate.awaitErr("^generation (\\S+)$", START_MAX);
        generate.awaitErr("quick answered", START_MAX);
        assertThat(models.requests("hanging")).isEqualTo(1);

        first.kill();
        models.release();
        try (RunningCommand second = weavergen.start(with(servers, "worker"))) {
          second.awaitErr("worker ready", START_MAX);
          Finished finished = generate.await(END_MAX).requireExit(0);

          assertThat(finished.json().path("candidates")).hasSize(2);
          assertThat(models.requests("quick")).isEqualTo(1);
          assertThat(models.requests("hanging")).isEqualTo(2);
          assertSpans(weavergen.run(with(servers, "show", id, "--json")).requireExit(0).json());
        }
      }
    }
  }

  private static void assertSpans(JsonNode shown) {
    Set<String> ids = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (JsonNode span : shown.path("executionSpans")) {
      assertThat(ids.add(span.path("spanId").asString())).as("twice: %s", span).isTrue();
      names.add(span.path("name").asString());
    }
    assertThat(names).filteredOn("quick"::equals).hasSize(1);
    assertThat(names).filteredOn(name -> name.contains("hanging")).isNotEmpty();
    assertThat(shown.path("generation").path("spans").asInt()).isEqualTo(ids.size());
  }

  private Process temporal(TemporalCli cli, int port) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                cli.program().toString(),
                "server",
                "start-dev",
                "--headless",
                "--log-level",
                "error",
                "--port",
                String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("temporal.log").toFile())
            .start();
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      Process health =
          new ProcessBuilder(
                  cli.program().toString(),
                  "operator",
                  "cluster",
                  "health",
                  "--address",
                  "127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (health.waitFor() == 0) {
        return process;
      }
    }
    process.destroy();
    throw new AssertionError(Files.readString(folder.resolve("temporal.log")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String[] with(List<String> servers, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(servers);
    return all.toArray(String[]::new);
  }
}
