package dev.weavergen.memory.embedded;

import dev.weavergen.memory.postgres.DatabaseUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The server process over one cluster: starts it, stops it, and knows one that was left behind. */
final class Postmaster {
  static final String LOG = "server.log";
  static final long LOG_BYTES_MAX = 4L * 1024 * 1024;

  private static final int PORTS_TRIED_MAX = 3;
  private static final int START_SECONDS_MAX = 60;
  private static final int STOP_SECONDS_MAX = 20;
  private static final Duration END_MAX = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);

  /**
   * One user's machine: little memory, few processes, no socket file. Commits are on disk when they
   * return, since a lost reply would be paid for twice; what is spared is what only replication and
   * big queries need. Statements are not logged, as they hold what users wrote.
   */
  private static final String SETTINGS =
      String.join(
          " -c ",
          "",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=48",
          "shared_buffers=48MB",
          "max_wal_size=256MB",
          "min_wal_size=32MB",
          "wal_level=minimal",
          "max_wal_senders=0",
          "max_logical_replication_workers=0",
          "max_parallel_workers_per_gather=0",
          "autovacuum_max_workers=1",
          "io_method=sync",
          "jit=off",
          "fsync=on",
          "synchronous_commit=on",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_min_messages=fatal",
          "log_min_error_statement=panic");

  private final Binaries binaries;
  private final Path cluster;
  private final Path log;
  private final ServerProgram program;

  Postmaster(Binaries binaries, Path home) {
    this.binaries = binaries;
    this.cluster = home.resolve(PristineCluster.CLUSTER);
    this.log = home.resolve(LOG);
    this.program = new ServerProgram(binaries, log);
  }

  /** Stops the server that a killed process left over this cluster, and only that. */
  void stopLeftover() throws IOException {
    Optional<PostmasterFile> file = PostmasterFile.read(cluster);
    if (file.isEmpty()) {
      return;
    }
    switch (file.get().owner(cluster)) {
      case THIS_CLUSTER -> stop();
      // The pid went to a stranger: PostgreSQL would take it for a server and refuse to start.
      case SOMETHING_ELSE -> Files.delete(PostmasterFile.of(cluster));
      // PostgreSQL looks into these itself.
      case NOBODY, UNKNOWN -> {}
    }
  }

  /** Starts the server on a free port of the loopback; returns the port when it is ready. */
  int start() throws IOException {
    for (int tried = 1; ; tried++) {
      int port = freePort();
      long before = program.logBytes();
      List<String> command = startCommand(port);
      if (ready(program.start(command))) {
        return port;
      }
      boolean portTaken = program.reason(before).contains("could not create any TCP/IP sockets");
      if (!portTaken || tried == PORTS_TRIED_MAX) {
        throw program.failed(command, before);
      }
    }
  }

  private List<String> startCommand(int port) {
    return List.of(
        binaries.program("pg_ctl"),
        "--pgdata=" + cluster,
        "--log=" + log,
        "--options=-p " + port + SETTINGS,
        "--timeout=" + START_SECONDS_MAX,
        "--wait",
        "start");
  }

  /**
   * Waits by the server's own file, which tells within milliseconds; pg_ctl looks ten times a
   * second.
   */
  private boolean ready(Process starting) {
    String stale = PostmasterFile.read(cluster).map(PostmasterFile::text).orElse("");
    while (true) {
      Optional<PostmasterFile> file = PostmasterFile.read(cluster);
      if (file.isPresent() && file.get().ready() && !file.get().text().equals(stale)) {
        return true;
      }
      try {
        if (starting.waitFor(LOOK_EVERY)) {
          return starting.exitValue() == 0;
        }
      } catch (InterruptedException e) {
        stop();
        throw ServerProgram.interrupted(e);
      }
    }
  }

  /** Stops the server, at once if it does not stop in an orderly way; returns when it is gone. */
  void stop() {
    Optional<PostmasterFile> running = PostmasterFile.read(cluster);
    if (running.isEmpty()) {
      return;
    }
    try {
      program.run(stopCommand("fast"));
    } catch (DatabaseUnavailable tooSlow) {
      if (serves(running.get())) {
        program.run(stopCommand("immediate"));
      }
    }
    awaitEnd(running.get());
  }

  private boolean serves(PostmasterFile file) {
    return file.owner(cluster) == PostmasterFile.Owner.THIS_CLUSTER;
  }

  /** pg_ctl returns when the server has removed its file, which is shortly before it ends. */
  private void awaitEnd(PostmasterFile file) {
    long deadline = System.nanoTime() + END_MAX.toNanos();
    try {
      while (!file.ended(cluster) && System.nanoTime() < deadline) {
        Thread.sleep(LOOK_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> stopCommand(String mode) {
    return List.of(
        binaries.program("pg_ctl"),
        "--pgdata=" + cluster,
        "--mode=" + mode,
        "--timeout=" + STOP_SECONDS_MAX,
        "--wait",
        "stop");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
