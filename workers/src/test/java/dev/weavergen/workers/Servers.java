package dev.weavergen.workers;

import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUrl;
import dev.weavergen.memory.recordings.RecordingImport;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testserver.TestServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a worker process connects to: Temporal in memory behind a port, and a fresh database. */
final class Servers implements AutoCloseable {
  final String temporal;
  final DatabaseUrl database = TestDatabase.freshUrl();
  private final Closeable server;

  Servers() {
    int port = freePort();
    temporal = "127.0.0.1:" + port;
    server = TestServer.createPortBoundServer(port);
  }

  /** With Temporal's real server, which the caller closes. */
  Servers(TestWorkflowEnvironment real) {
    temporal = real.getWorkflowServiceStubs().getOptions().getTarget();
    server = () -> {};
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The properties of a process that connects to them, and more of its own. */
  Map<String, String> properties(Map<String, String> more) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("spring.config.location", "optional:classpath:/none/");
    properties.put("weavergen.temporal.target", temporal);
    properties.put("weavergen.database.url", database.withSecrets());
    properties.putAll(more);
    return properties;
  }

  /** Imports samples; the name under which a panel asks them. */
  static String samples(Database database, String name, String jsonLines) {
    try {
      Path file = Files.createTempFile("samples", ".jsonl");
      try {
        Files.writeString(file, jsonLines);
        String sha256 =
            new RecordingImport(database)
                .importFile(RecordingImport.Kind.SAMPLES, name, file)
                .sha256();
        return "recorded:" + name + "@" + sha256;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
