package dev.weavergen.memory.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.memory.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatabaseTest {
  @Test
  void migrate_againAndAtOnce_leavesTheNewestTables() throws Exception {
    DatabaseUrl url = TestDatabase.freshUrl();
    try (var threads = Executors.newFixedThreadPool(3)) {
      Callable<Boolean> migrate =
          () -> {
            try (Database database = Database.single(url)) {
              database.migrate();
              database.migrate();
              return database.run(Migrations::newestIsThere);
            }
          };
      for (var migrated : threads.invokeAll(java.util.List.of(migrate, migrate, migrate))) {
        assertThat(migrated.get()).isTrue();
      }
    }
  }

  @Test
  void newest_isTheHighestOfTheMigrations() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
      int highest =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      assertThat(Migrations.NEWEST).isEqualTo(String.valueOf(highest));
    }
  }

  @Test
  void migrate_intoADatabaseWithOtherTables_leavesThemAlone() {
    try (Database database = Database.single(TestDatabase.freshUrl())) {
      int _ = database.run(session -> session.update("CREATE TABLE other (n int)"));

      database.migrate();

      assertThat(rows(database, "other")).isZero();
    }
  }

  @Test
  void transaction_thatThrows_leavesNothing() {
    try (Database database = Database.single(TestDatabase.freshUrl())) {
      database.migrate();

      assertThatThrownBy(() ->
              database.transaction(session -> {
                Content.of("text").storeIn(session);
                throw new IllegalArgumentException("stop");
              }))
          .hasMessage("stop");
      assertThatThrownBy(() ->
              database.transaction(session -> {
                Content.of("text").storeIn(session);
                return session.update("SELECT nonsense");
              }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("42703");

      assertThat(rows(database, "content")).isEqualTo(0);
    }
  }

  @Test
  void single_manyThreads_takeTurns() throws Exception {
    try (Database database = Database.single(TestDatabase.freshUrl());
        var threads = Executors.newFixedThreadPool(8)) {
      database.migrate();
      for (var done :
          threads.invokeAll(
              IntStream.range(0, 40)
                  .mapToObj(i ->
                      (Callable<String>) () -> database.transaction(Content.of("t" + i)::storeIn))
                  .toList())) {
        assertThat(done.get()).hasSize(64);
      }
      assertThat(rows(database, "content")).isEqualTo(40);
    }
  }

  @Test
  void single_brokenConnection_isOpenedAnew() {
    try (Database database = Database.single(TestDatabase.freshUrl())) {
      assertThatThrownBy(() ->
              database.run(session ->
                  session.one(
                      "SELECT pg_terminate_backend(pg_backend_pid()) AS done",
                      row -> row.flag("done"))))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("was shut down");

      assertThat(database.serverVersion()).startsWith("18");
    }
  }

  @Test
  void open_nobodyListens_saysCauseAndCure() throws IOException {
    DatabaseUrl url = DatabaseUrl.of("postgresql://ann:s3cret@127.0.0.1:" + freePort() + "/x");

    assertUnavailable(url, "cannot be reached", "start it");
  }

  @Test
  void open_unknownHost_saysSo() {
    assertUnavailable(
        DatabaseUrl.of("postgresql://ann:s3cret@nowhere.invalid/x"), "unknown host", "correct");
  }

  @Test
  void open_wrongPassword_saysSo() {
    DatabaseUrl right = TestDatabase.freshUrl();
    DatabaseUrl wrong = new DatabaseUrl(right.address(), right.user(), Optional.of("s3cret"));

    assertUnavailable(wrong, "refused user or password", "correct the credentials");
  }

  @Test
  void open_unknownDatabase_saysSo() {
    assertUnavailable(
        TestDatabase.freshUrl().withDatabase("nosuch"), "has no such database", "createdb");
  }

  @Test
  void open_notPostgres_saysSo() throws Exception {
    try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering = Thread.ofVirtual().start(() -> answerAsWebServer(web));
      DatabaseUrl url =
          DatabaseUrl.of("postgresql://ann:s3cret@127.0.0.1:" + web.getLocalPort() + "/x");

      assertUnavailable(url, "PostgreSQL", "host and port");
      answering.interrupt();
    }
  }

  @Test
  void open_silentServer_isGivenUpInSeconds() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      DatabaseUrl url =
          DatabaseUrl.of(
              "postgresql://ann:s3cret@127.0.0.1:" + silent.getLocalPort() + "/x?sslmode=disable");
      long before = System.nanoTime();

      assertUnavailable(url, "PostgreSQL at", "check");

      assertThat((System.nanoTime() - before) / 1_000_000_000).isLessThan(8);
    }
  }

  @Test
  void classified_diskFull_namesTheCure() {
    DatabaseUrl url = DatabaseUrl.of("postgresql://db/x");

    assertThat(Failures.classified(url, new SQLException("could not extend file", "53100")))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("no disk space left");
  }

  private static long rows(Database database, String table) {
    Optional<Long> rows =
        database.run(
            session -> session.one("SELECT count(*) AS n FROM " + table, row -> row.big("n")));
    return rows.orElseThrow();
  }

  private static void assertUnavailable(DatabaseUrl url, String cause, String cure) {
    assertThatThrownBy(() -> Database.single(url).close())
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining(cause)
        .hasMessageContaining(cure)
        .message()
        .doesNotContain("s3cret")
        .doesNotContain("\n");
    assertThatThrownBy(() -> Database.pooled(url, 2).close())
        .isInstanceOf(DatabaseUnavailable.class);
  }

  private static void answerAsWebServer(ServerSocket web) {
    while (!Thread.interrupted()) {
      try (var socket = web.accept()) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
