package dev.weavergen.memory.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weavergen.domain.panel.Usage;
import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.recordings.RecordingImport.Imported;
import dev.weavergen.memory.recordings.RecordingImport.Kind;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.recordings.RecordedReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingImportTest {
  private static final Path SHARED = Path.of("../../shared/data/mbpp/samples");
  private static final String KEY = "ab".repeat(32);

  private static Database database;
  private static RecordingImport imports;
  private static PostgresRecordings recordings;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    imports = new RecordingImport(database);
    recordings = new PostgresRecordings(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void samples_severalLinesOfATask_areNumberedInTheOrderOfTheFile() {
    Imported imported =
        imports.importFile(
            Kind.SAMPLES,
            "mine",
            file(
                """
                {"task_id":"t/1","solution":"first","model":"x","passed":true}
                {"task_id":"t/2","completion":"  return 1\\u0000","delayMillis":250}

                {"task_id":"t/1","solution":"second","passed":null}\r
                {"task_id":11,"solution":""}
                """));

    assertThat(imported.rows()).isEqualTo(4);
    assertThat(imported.alreadyHeld()).isFalse();
    assertThat(recordings.holds(imported.sha256())).isTrue();
    assertThat(sample(imported, "t/1", 0).reply().text()).isEqualTo("first");
    assertThat(sample(imported, "t/1", 1).reply().text()).isEqualTo("second");
    assertThat(sample(imported, "t/2", 0).reply().text()).isEqualTo("  return 1\u0000");
    assertThat(sample(imported, "t/2", 0).delayMillis()).isEqualTo(250);
    assertThat(sample(imported, "11", 0).reply().text()).isEmpty();
    assertThat(recordings.sample(imported.sha256(), "t/1", 2)).isEmpty();
    assertThat(recordings.sample("0".repeat(64), "t/1", 0)).isEmpty();
  }

  @Test
  void repairs_iterationsOfATask_areItsSamplesFromTheFirstProgramOn() {
    Imported imported =
        imports.importFile(
            Kind.REPAIRS,
            "mine",
            file(
                """
                {"task_id":"t/1","model":"m","iterations":[{"solution":"first","passed":false,"feedback":"f"},{"solution":"second","passed":true}]}
                {"task_id":7,"model":"m","iterations":[{"solution":""}]}
                """));

    assertThat(imported.rows()).isEqualTo(3);
    assertThat(recordings.holdsRepairs(imported.sha256())).isTrue();
    assertThat(recordings.holds(imported.sha256())).isTrue();
    assertThat(sample(imported, "t/1", 0).reply().text()).isEqualTo("first");
    assertThat(sample(imported, "t/1", 1).reply().text()).isEqualTo("second");
    assertThat(recordings.sample(imported.sha256(), "t/1", 2)).isEmpty();
    assertThat(sample(imported, "7", 0).reply().text()).isEmpty();
  }

  @Test
  void holdsRepairs_fileOfSamples_isNot() {
    Imported samples =
        imports.importFile(Kind.SAMPLES, "s", file("{\"task_id\":\"no\",\"solution\":\"\"}\n"));

    assertThat(recordings.holdsRepairs(samples.sha256())).isFalse();
    assertThat(recordings.holdsRepairs("0".repeat(64))).isFalse();
  }

  @Test
  void recordings_exchange_isReadBack() {
    String row =
        """
        {"key":"%s","request":{"model":"m"},"reply":{"text":"hello","usage":{"inputTokens":3,"outputTokens":5},"finishReason":"length","latencyMillis":77},"recordedAt":"2026-01-01T00:00:00Z"}
        """;
    Imported imported =
        imports.importFile(
            Kind.RECORDINGS,
            "recorded",
            file("\uFEFF" + row.formatted(KEY) + row.formatted(KEY).replace("hello", "later")));

    RecordedReply reply = recordings.exchange(imported.sha256(), KEY).orElseThrow();

    assertThat(reply.reply().text()).isEqualTo("hello");
    assertThat(reply.reply().usage()).isEqualTo(new Usage(3, 5));
    assertThat(reply.reply().finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(reply.reply().latencyMillis()).isEqualTo(77);
    assertThat(recordings.exchange(imported.sha256(), "0".repeat(64))).isEmpty();
  }

  @Test
  void importFile_again_isRecognisedByItsBytes() {
    Path first = file("{\"task_id\":\"again\",\"solution\":\"x\"}\n");
    Path second = file("{\"task_id\":\"again\",\"solution\":\"x\"}\n");

    Imported imported = imports.importFile(Kind.SAMPLES, "a", first);
    Imported again = imports.importFile(Kind.SAMPLES, "b", second);

    assertThat(again).isEqualTo(new Imported("b", imported.sha256(), Kind.SAMPLES, 1, true));
    assertThatThrownBy(() -> imports.importFile(Kind.RECORDINGS, "a", first))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("is a file of samples, not of recordings");
  }

  @Test
  void importFile_byManyAtOnce_isStoredOnce() throws Exception {
    List<Path> files = IntStream.range(0, 3).mapToObj(i -> file(rows(300 + i))).toList();
    try (var threads = Executors.newFixedThreadPool(6)) {
      var imported =
          threads.invokeAll(
              IntStream.range(0, 12)
                  .mapToObj(i ->
                      (Callable<Imported>)
                          () -> imports.importFile(Kind.SAMPLES, "n", files.get(i % 3)))
                  .toList());
      int stored = 0;
      for (var one : imported) {
        stored += one.get().alreadyHeld() ? 0 : 1;
        assertThat(sample(one.get(), "task/299", 0).reply().text()).isEqualTo("solution 9");
      }
      assertThat(stored).isEqualTo(3);
    }
  }

  @Test
  void importFile_brokenRows_areAllNamedAndNothingIsStored() {
    String broken = rows(700) + "{\"task_id\":1.5}\n".repeat(2) + "nonsense\n".repeat(30) + rows(1);
    Path file = file(broken);

    assertThatThrownBy(() -> imports.importFile(Kind.SAMPLES, "broken", file))
        .isInstanceOfSatisfying(
            ImportException.class,
            e -> {
              assertThat(e.problems()).hasSize(20);
              assertThat(e.problems().getFirst().line()).isEqualTo(701);
            })
        .hasMessageContaining(
            file + ":701: 'task_id' is a number, not a text; expected {\"task_id\"")
        .hasMessageContaining(file + ":703: is not JSON")
        .hasMessageEndingWith("and 12 more broken rows");

    Optional<Long> left =
        database.run(session ->
            session.one(
                "SELECT count(*) AS n FROM recording WHERE name = 'broken'", row -> row.big("n")));
    assertThat(left).contains(0L);
  }

  /** Each file {@code NAME.jsonl} of the corpus is refused with the lines of {@code NAME.txt}. */
  @Test
  void importFile_corpusOfBrokenFiles_isRefusedInTheExpectedWords() throws IOException {
    Path corpus = Path.of("src/test/resources/dev/weavergen/memory/recordings/broken");
    try (var files = Files.list(corpus)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        Kind kind =
            Arrays.stream(Kind.values())
                .filter(one -> name.startsWith(one.wireName()))
                .findFirst()
                .orElseThrow();
        String expected = Files.readString(corpus.resolve(name.replace(".jsonl", ".txt"))).strip();
        assertThatThrownBy(() -> imports.importFile(kind, "broken", file))
            .as(name)
            .isInstanceOf(ImportException.class)
            .extracting(e -> String.valueOf(e.getMessage()).replace(corpus + "/", ""))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void importFile_noFileToRead_saysSo() throws IOException {
    Path binary = folder.resolve("binary");
    Files.write(binary, new byte[] {0x7f, 'E', 'L', 'F', (byte) 0xff, 0, 1, '\n', 2});
    Path longLine = folder.resolve("long");
    Files.writeString(longLine, "x".repeat(3 * 1024 * 1024) + "\n");

    assertRefused(folder.resolve("missing"), "there is no such file");
    assertRefused(folder, "is a directory");
    assertRefused(binary, ":1: is not UTF-8 text");
    assertRefused(file("\n \n"), "is empty");
    assertRefused(file(""), "is empty");
    assertRefused(longLine, ":1: is longer than");
    assertRefused(Path.of("/dev/null"), "is no regular file");
  }

  @Test
  void importFile_threeFilesOfABenchmark_takesAFractionOfASecond() throws IOException {
    assumeThat(Files.isDirectory(SHARED)).as("recordings of real models at " + SHARED).isTrue();
    long before = System.nanoTime();
    List<Imported> imported;
    try (var files = Files.list(SHARED)) {
      imported =
          files.map(file -> imports.importFile(Kind.SAMPLES, file.toString(), file)).toList();
    }
    long millis = (System.nanoTime() - before) / 1_000_000;

    System.out.printf("imported %d files in %d ms%n", imported.size(), millis);
    assertThat(imported).allSatisfy(one -> assertThat(one.rows()).isGreaterThan(200));
    assertThat(millis).isLessThan(3_000);
  }

  private static void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> imports.importFile(Kind.SAMPLES, "x", file))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(why);
  }

  private static RecordedReply sample(Imported imported, String task, int ordinal) {
    return recordings.sample(imported.sha256(), task, ordinal).orElseThrow();
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> "{\"task_id\":\"task/%d\",\"solution\":\"solution %d\"}\n".formatted(i, i % 10))
        .collect(Collectors.joining());
  }

  private Path file(String text) {
    try {
      return Files.writeString(
          Files.createTempFile(folder, "rows", ".jsonl"), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
