package dev.weavergen.api;

import dev.weavergen.memory.embedded.EmbeddedDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded server for all tests of this JVM, and a fresh database for each asking. */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedDatabase SERVER = start();

  private TestDatabase() {}

  /** The URL of an empty database, without our tables. */
  public static DatabaseUrl freshUrl() {
    String name = "test" + COUNT.incrementAndGet();
    try (Database server = Database.single(SERVER.url())) {
      int _ = server.run(session -> session.update("CREATE DATABASE " + name));
    }
    return SERVER.url().withDatabase(name);
  }

  public static Database fresh() {
    Database database = Database.pooled(freshUrl(), 8);
    database.migrate();
    return database;
  }

  private static EmbeddedDatabase start() {
    try {
      Path folder = Files.createTempDirectory("weavergen-postgres");
      Path cache = Path.of("target", "postgres-cache").toAbsolutePath();
      EmbeddedDatabase server = EmbeddedDatabase.start(folder, cache);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedDatabase server, Path folder) {
    server.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
