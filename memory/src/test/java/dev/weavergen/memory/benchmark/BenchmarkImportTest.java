package dev.weavergen.memory.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.benchmark.BenchmarkImport.Imported;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import dev.weavergen.workflows.benchmarks.Benchmarks.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkImportTest {
  private static final Path CORPUS = Path.of("src/test/resources/dev/weavergen/memory/benchmark");
  private static final Path SHARED = Path.of("../../shared/data");
  private static final String HUMANEVAL =
      """
      {"task_id":"T/1","prompt":"def f():","entry_point":"f","test":"def check(candidate):\\n  SECRET","canonical_solution":"SECRET"}
      {"task_id":"T/2","prompt":"p","entry_point":"g","test":["SECRET 1","SECRET 2"],"intent":"do g ü","examples":["assert g() == \\"\\\\x00\\""]}
      {"task_id":3,"prompt":"p","entry_point":"h"}
      """;

  private static Database database;
  private static BenchmarkImport imports;
  private static PostgresBenchmarks benchmarks;
  private static PostgresHiddenTests hiddenTests;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    imports = new BenchmarkImport(database);
    benchmarks = new PostgresBenchmarks(database);
    hiddenTests = new PostgresHiddenTests(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void importFrom_humanEval_tasksAndTestsAreReadBackApart() throws IOException {
    Imported imported = imports.importFrom("mine", file(HUMANEVAL));
    String sha256 = imported.sha256();

    assertThat(imported.tasks()).isEqualTo(3);
    assertThat(benchmarks.find(sha256)).contains(new Summary("mine", 3));
    assertThat(benchmarks.page(sha256, 0, 10))
        .containsExactly(
            new BenchmarkTask("T/1", "def f():", "f", Optional.empty(), List.of()),
            new BenchmarkTask(
                "T/2", "p", "g", Optional.of("do g ü"), List.of("assert g() == \"\\x00\"")),
            new BenchmarkTask("3", "p", "h", Optional.empty(), List.of()));
    assertThat(hiddenTests.of(sha256, "T/1")).contains("def check(candidate):\n  SECRET");
    assertThat(hiddenTests.of(sha256, "T/2")).contains("SECRET 1\nSECRET 2");
    assertThat(hiddenTests.of(sha256, "3")).isEmpty();
    assertThat(benchmarks.page(sha256, 0, 10).toString()).doesNotContain("SECRET");
  }

  @Test
  void importFrom_again_isRecognisedByItsBytes() throws IOException {
    String text = HUMANEVAL.replace("T/1", "again");
    Imported first = imports.importFrom("first", file(text));

    assertThat(imports.importFrom("second", file(text)))
        .isEqualTo(new Imported("first", first.sha256(), 3, true));
  }

  @Test
  void page_andTask_findWhatIsThere() throws IOException {
    String sha256 = imports.importFrom("paged", file(HUMANEVAL + "\n")).sha256();

    assertThat(benchmarks.page(sha256, 1, 1))
        .extracting(BenchmarkTask::taskId)
        .containsExactly("T/2");
    assertThat(benchmarks.page(sha256, 3, 5)).isEmpty();
    assertThat(benchmarks.page(sha256, 0, 0)).isEmpty();
    assertThat(benchmarks.task(sha256, "T/2")).map(BenchmarkTask::entryPoint).contains("g");
    assertThat(benchmarks.task(sha256, "T/9")).isEmpty();
    assertThat(benchmarks.find("0".repeat(64))).isEmpty();
    assertThat(hiddenTests.of("0".repeat(64), "T/1")).isEmpty();
  }

  @Test
  void importFrom_mbpp_firstAssertIsShownAndAllLabel() throws IOException {
    Imported imported =
        imports.importFrom(
            "mbpp",
            file(
                """
                {"task_id":11,"text":"Remove a character.","code":"import re\\r\\ndef helper(s):\\r\\n  return s\\r\\ndef remove_Occ(s,ch):\\r\\n  return SECRET","test_list":["assert remove_Occ(\\"hello\\",\\"l\\") == \\"heo\\"","assert remove_Occ(\\"a\\",\\"a\\") == \\"\\""],"test_setup_code":"import math","challenge_test_list":["SECRET"]}
                """));

    assertThat(benchmarks.page(imported.sha256(), 0, 1))
        .containsExactly(
            new BenchmarkTask(
                "11",
                "\"\"\"\nRemove a character.\nassert remove_Occ(\"hello\",\"l\") == \"heo\"\n\"\"\"\n",
                "remove_Occ",
                Optional.of("Remove a character."),
                List.of("assert remove_Occ(\"hello\",\"l\") == \"heo\"")));
    assertThat(hiddenTests.of(imported.sha256(), "11"))
        .contains(
            """
            import math
            assert remove_Occ("hello","l") == "heo"
            assert remove_Occ("a","a") == ""
            """);
  }

  @Test
  void importFrom_folder_isOneTaskAFile() {
    Imported imported = imports.importFrom("folder", CORPUS.resolve("folder"));
    List<BenchmarkTask> tasks = benchmarks.page(imported.sha256(), 0, 10);

    assertThat(tasks)
        .extracting(BenchmarkTask::taskId, BenchmarkTask::entryPoint)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a-python", "add"),
            org.assertj.core.groups.Tuple.tuple("b-java", "twice"),
            org.assertj.core.groups.Tuple.tuple("c-markdown", "reverse"),
            org.assertj.core.groups.Tuple.tuple("d-object", "one"));
    assertThat(tasks.getFirst().intent()).contains("Add two numbers, whatever they are.");
    assertThat(tasks.getFirst().examples()).containsExactly("assert add(1, 2) == 3");
    assertThat(tasks.getFirst().prompt()).startsWith("import math").endsWith("\"\"\"Adds.\"\"\"\n");
    assertThat(tasks.get(2).prompt()).isEqualTo("Write a function that reverses a text.\n");
    assertThat(tasks.get(2).examples()).containsExactly("assert reverse(\"ab\") == \"ba\"");
    assertThat(tasks.toString()).doesNotContain("SECRET");
    for (BenchmarkTask task : tasks) {
      assertThat(hiddenTests.of(imported.sha256(), task.taskId()).orElseThrow()).contains("SECRET");
    }
    assertThat(imports.importFrom("folder", CORPUS.resolve("folder")).alreadyHeld()).isTrue();
    assertThat(new Benchmark(CORPUS.resolve("folder")).task("d-object").prompt())
        .isEqualTo("def one():");
  }

  /** Each file or folder {@code broken…} is refused with the lines of its {@code .txt}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "broken/humaneval.jsonl",
        "broken/mbpp.jsonl",
        "broken/extended.jsonl",
        "broken-folder"
      })
  void importFrom_broken_isRefusedInTheExpectedWords(String name) throws IOException {
    Path source = CORPUS.resolve(name);
    String expected = Files.readString(CORPUS.resolve(name.replace(".jsonl", "") + ".txt")).strip();

    assertThatThrownBy(() -> imports.importFrom("broken", source))
        .isInstanceOf(ImportException.class)
        .extracting(e -> String.valueOf(e.getMessage()).replace(CORPUS + "/", ""))
        .isEqualTo(expected);
    assertThat(held("broken")).isZero();
  }

  @Test
  void importFrom_packed_isUnpacked() throws IOException {
    Path packed = folder.resolve("tasks.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(HUMANEVAL.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    assertThat(imports.importFrom("packed", packed).tasks()).isEqualTo(3);
    assertThat(new Benchmark(packed).task("T/2").entryPoint()).isEqualTo("g");
  }

  @Test
  void importFrom_emptyFolder_saysWhatIsExpected() {
    assertThatThrownBy(() -> imports.importFrom("empty", folder))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith(folder + ": has no task; expected a file NAME.json");
  }

  @ParameterizedTest
  @CsvSource({"humaneval, 82, 0, 0", "mbpp, 333, 333, 333"})
  void importFrom_publicBenchmark_isWhole(String name, int tasks, int intents, int examples) {
    Path file = SHARED.resolve(name).resolve("tasks.jsonl");
    assumeThat(Files.isRegularFile(file)).as("public benchmark at " + file).isTrue();

    Imported imported = imports.importFrom(name, file);
    List<BenchmarkTask> all = benchmarks.page(imported.sha256(), 0, 500);

    assertThat(imported.tasks()).isEqualTo(tasks);
    assertThat(all).hasSize(tasks);
    assertThat(all.stream().flatMap(task -> task.intent().stream())).hasSize(intents);
    assertThat(all.stream().mapToInt(task -> task.examples().size()).sum()).isEqualTo(examples);
    assertThat(all)
        .allSatisfy(task ->
            assertThat(hiddenTests.of(imported.sha256(), task.taskId()).orElseThrow())
                .contains("assert"));
  }

  private static long held(String name) {
    return database.run(session ->
        session
            .one("SELECT count(*) AS n FROM benchmark WHERE name = ?", row -> row.big("n"), name)
            .orElseThrow());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "tasks", ".jsonl"), text);
  }
}
