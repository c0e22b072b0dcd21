package dev.weavergen.memory.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUnavailable;
import dev.weavergen.memory.postgres.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedDatabaseTest {
  @TempDir private Path home = Path.of("");

  /** Nothing that a test started may outlive it, whatever became of the test. */
  @AfterEach
  void noServerIsLeft() {
    Path cluster = cluster(home);
    Optional<ProcessHandle> left =
        PostmasterFile.read(cluster)
            .filter(file -> file.owner(cluster) == PostmasterFile.Owner.THIS_CLUSTER)
            .flatMap(file -> ProcessHandle.of(file.pid()));
    left.ifPresent(ProcessHandle::destroyForcibly);
    assertThat(left).isEmpty();
  }

  @Test
  void start_again_keepsDataAndLeavesNoProcess() throws IOException {
    PostmasterFile first;
    try (EmbeddedDatabase server = start()) {
      first = PostmasterFile.read(cluster(home)).orElseThrow();
      write(server.url(), "kept");
      assertThat(EmbeddedDatabase.running(home)).contains(server.url());
      assertThat(Files.getPosixFilePermissions(home.resolve("password")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThatThrownBy(this::start)
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("in use");
    }
    assertThat(serves(first)).isFalse();
    assertThat(EmbeddedDatabase.running(home)).isEmpty();

    try (EmbeddedDatabase server = start()) {
      assertThat(read(server.url())).containsExactly("kept");
    }
  }

  @Test
  void close_returnsWhenTheServerHasLetGoOfItsFiles() {
    PostmasterFile file;
    try (EmbeddedDatabase _ = start()) {
      file = PostmasterFile.read(cluster(home)).orElseThrow();
      assertThat(file.ended(cluster(home))).isFalse();
    }
    assertThat(file.ended(cluster(home))).isTrue();
  }

  @Test
  void start_freshCopy_isSyncedWhileItRuns() throws Exception {
    try (EmbeddedDatabase server = start()) {
      Path marker = home.resolve("unsynced");
      for (int looked = 0; Files.exists(marker) && looked < 1_000; looked++) {
        Thread.sleep(20);
      }
      assertThat(marker).doesNotExist();
      write(server.url(), "synced");
    }
  }

  @Test
  void start_passwordLost_leavesNoServer() throws IOException {
    start().close();
    Files.delete(home.resolve("password"));

    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("password");
  }

  @Test
  void start_withAnotherPassword_isRefused() {
    try (EmbeddedDatabase server = start()) {
      DatabaseUrl wrong =
          new DatabaseUrl(server.url().address(), server.url().user(), Optional.of("guess"));
      assertThatThrownBy(() -> Database.single(wrong).close())
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("refused");
    }
  }

  @Test
  void start_afterItsProcessWasKilled_stopsTheServerLeftBehind() throws Exception {
    Process owner =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                OwnerProcess.class.getName(),
                home.toString(),
                TestDatabase.cache().toString())
            .redirectErrorStream(true)
            .start();
    String line = owner.inputReader().readLine();
    assertThat(line).isEqualTo("ready");
    PostmasterFile left = PostmasterFile.read(cluster(home)).orElseThrow();
    owner.destroyForcibly();
    assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(serves(left)).as("the server outlives its killed owner").isTrue();

    try (EmbeddedDatabase server = start()) {
      assertThat(serves(left)).isFalse();
      assertThat(read(server.url())).containsExactly("from the killed process");
    }
  }

  @Test
  void start_afterTheServerWasKilled_recovers() throws Exception {
    try (EmbeddedDatabase server = start()) {
      write(server.url(), "committed");
      ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().get(10, TimeUnit.SECONDS);
    }
    try (EmbeddedDatabase server = start()) {
      assertThat(read(server.url())).containsExactly("committed");
    }
  }

  @Test
  void start_staleFileWithTheIdOfAStranger_leavesTheStrangerAlone() throws Exception {
    start().close();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(
          PostmasterFile.of(cluster(home)),
          "%d\n%s\n1795406155\n5432\n\n127.0.0.1\n 1 2\nready\n"
              .formatted(stranger.pid(), cluster(home)));

      assertThat(EmbeddedDatabase.running(home)).isEmpty();
      start().close();

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void start_damagedFiles_doNotHurt() throws IOException {
    start().close();
    Files.writeString(PostmasterFile.of(cluster(home)), "999999999\nnonsense");
    Files.createDirectories(home.resolve("cluster.part/base"));

    start().close();
  }

  @Test
  void start_halfMadeByAKilledProcess_isMadeAgain() throws IOException {
    Files.createDirectories(home.resolve("cluster.part/base"));
    Files.writeString(home.resolve("cluster.part/base/1"), "half");

    try (EmbeddedDatabase server = start()) {
      write(server.url(), "made");
    }
  }

  @Test
  void start_dataOfAnotherRelease_isLeftAlone() throws IOException {
    start().close();
    Files.writeString(cluster(home).resolve("PG_VERSION"), "14\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("written by PostgreSQL 14");
  }

  @Test
  void start_pathThatAShellWouldRead_isRefused() {
    assertThatThrownBy(
            () -> EmbeddedDatabase.start(home.resolve("$(touch x)"), TestDatabase.cache()))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("choose a home");
  }

  @Test
  void start_inAFolderWithSpaces_works() {
    Path folder = home.resolve("my home ünï");
    try (EmbeddedDatabase server = EmbeddedDatabase.start(folder, TestDatabase.cache())) {
      write(server.url(), "spaces");
    }
  }

  @Test
  void start_noDiskSpace_saysSo() throws Exception {
    try (SmallDisk small = SmallDisk.mount(home.resolve("small"), 8)) {
      Path data = small.folder().resolve("data");
      assertThatThrownBy(() -> EmbeddedDatabase.start(data, TestDatabase.cache()))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("free some disk space");
    }
  }

  @Test
  void write_diskFull_isUnavailableWithItsCure() throws Exception {
    try (SmallDisk small = SmallDisk.mount(home.resolve("small"), 64);
        EmbeddedDatabase server =
            EmbeddedDatabase.start(small.folder().resolve("data"), TestDatabase.cache());
        Database database = Database.single(server.url())) {
      assertThatThrownBy(() ->
              database.run(session ->
                  session.update(
                      "CREATE TABLE big AS SELECT repeat(md5(n::text), 30) FROM generate_series(1, 100000) n")))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("no disk space left");
    }
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(home, TestDatabase.cache());
  }

  private long pid() {
    return PostmasterFile.read(cluster(home)).orElseThrow().pid();
  }

  private boolean serves(PostmasterFile file) {
    return file.owner(cluster(home)) == PostmasterFile.Owner.THIS_CLUSTER;
  }

  private static Path cluster(Path folder) {
    return folder.resolve(PristineCluster.CLUSTER);
  }

  static void write(DatabaseUrl url, String text) {
    try (Database database = Database.single(url)) {
      int created =
          database.run(session -> session.update("CREATE TABLE IF NOT EXISTS kept (word text)"));
      int written = database.run(session -> session.update("INSERT INTO kept VALUES (?)", text));
      assertThat(created + written).isEqualTo(1);
    }
  }

  private static List<String> read(DatabaseUrl url) {
    try (Database database = Database.single(url)) {
      return database.run(
          session -> session.list("SELECT word FROM kept", 10, row -> row.text("word")));
    }
  }
}
