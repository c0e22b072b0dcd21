package dev.weavergen.cli.process;

import dev.weavergen.memory.embedded.EmbeddedDatabase;
import dev.weavergen.memory.postgres.DatabaseUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Temporal server and a database in processes of their own, and models that a test scripts. */
final class Deployment implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(60);

  private final Path folder;
  private final Process temporal;
  private final EmbeddedDatabase database;
  private final ChatServer models;
  private final List<String> servers;

  private Deployment(
      Path folder, Process temporal, int port, EmbeddedDatabase database, ChatServer models)
      throws IOException {
    this.folder = folder;
    this.temporal = temporal;
    this.database = database;
    this.models = models;
    this.servers =
        List.of("--temporal", "127.0.0.1:" + port, "--database", database.url().withSecrets());
  }

  static Deployment start(Path folder) throws IOException, InterruptedException {
    TemporalCli cli = TemporalCli.require();
    int port = freePort();
    Process temporal = temporal(cli, port, folder);
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            folder.resolve("postgres"), Weavergen.cacheFolder().resolve("weavergen/postgres"));
    return new Deployment(folder, temporal, port, database, ChatServer.start());
  }

  /** Where the Temporal server answers. */
  String temporal() {
    return servers.get(1);
  }

  /** The database's URL with its password. */
  DatabaseUrl database() {
    return database.url();
  }

  ChatServer models() {
    return models;
  }

  /** The arguments of a command on this deployment, whose panel are these models. */
  String[] command(List<String> panel, String... arguments) throws IOException {
    Path config = folder.resolve(String.join("-", panel) + ".yaml");
    Files.writeString(config, models.configuration(panel.toArray(String[]::new)));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(servers);
    all.addAll(List.of("--config", config.toString()));
    return all.toArray(String[]::new);
  }

  @Override
  public void close() {
    models.close();
    database.close();
    temporal.destroy();
    Process _ = temporal.onExit().join();
  }

  private static Process temporal(TemporalCli cli, int port, Path folder)
      throws IOException, InterruptedException {
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
}
