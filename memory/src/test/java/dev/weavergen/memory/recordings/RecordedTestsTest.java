package dev.weavergen.memory.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.recordings.RecordingImport.Imported;
import dev.weavergen.memory.recordings.RecordingImport.Kind;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedTestsTest {
  private static final Path SHARED = Path.of("../../shared/data/humaneval/generated_tests");
  private static final String TESTS =
      """
      {"task_id":"t/1","model":"a","tests":["assert f(1) == 2","assert f("]}
      {"task_id":7,"model":"a","tests":[]}
      {"task_id":"t/1","model":"b","tests":["assert f(1) == 2"]}
      """;

  private static Database database;
  private static RecordingImport imports;
  private static PostgresRecordedTests tests;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    imports = new RecordingImport(database);
    tests = new PostgresRecordedTests(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void tests_ofSeveralLines_keepTheOrderOfTheFileAndTheirAuthors() throws IOException {
    Imported imported =
        imports.importFile(
            Kind.TESTS, "tests", Files.writeString(folder.resolve("a.jsonl"), TESTS));

    assertThat(imported.rows()).isEqualTo(3);
    assertThat(tests.holds(imported.sha256())).isTrue();
    assertThat(tests.tests(imported.sha256(), "t/1"))
        .containsExactly(
            new GeneratedTest("a", "assert f(1) == 2"),
            new GeneratedTest("a", "assert f("),
            new GeneratedTest("b", "assert f(1) == 2"));
    assertThat(tests.tests(imported.sha256(), "7")).isEmpty();
    assertThat(tests.tests("0".repeat(64), "t/1")).isEmpty();
  }

  @Test
  void holds_fileOfSamples_isNot() throws IOException {
    Path file = folder.resolve("samples.jsonl");
    Imported samples =
        imports.importFile(
            Kind.SAMPLES, "s", Files.writeString(file, "{\"task_id\":\"x\",\"solution\":\"\"}\n"));

    assertThat(tests.holds(samples.sha256())).isFalse();
    assertThat(tests.holds("0".repeat(64))).isFalse();
  }

  @Test
  void importFile_packed_isUnpacked() throws IOException {
    Path packed = packed("tests.jsonl.gz", TESTS.replace("f(1)", "f(3)"));

    Imported imported = imports.importFile(Kind.TESTS, "tests", packed);

    assertThat(tests.tests(imported.sha256(), "t/1").getFirst().source())
        .isEqualTo("assert f(3) == 2");
    assertThat(imports.importFile(Kind.TESTS, "tests", packed).alreadyHeld()).isTrue();
  }

  @Test
  void importFile_packedAndBroken_isRefused() throws IOException {
    Path whole = packed("whole.gz", TESTS.repeat(50));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.gz"), java.util.Arrays.copyOf(bytes, 40));
    Path rows = packed("rows.gz", TESTS + "{}\n");

    assertThatThrownBy(() -> imports.importFile(Kind.TESTS, "cut", cut))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("cut.gz: cannot be read");
    assertThatThrownBy(() -> imports.importFile(Kind.TESTS, "rows", rows))
        .hasMessageContaining("rows.gz:4: 'task_id' is missing or blank");
  }

  @Test
  void importFile_moreTestsThanATaskMayHave_isRefused() throws IOException {
    String row =
        "{\"task_id\":\"t\",\"model\":\"m\",\"tests\":[" + "\"x\",".repeat(299) + "\"x\"]}\n";
    Path file = Files.writeString(folder.resolve("many.jsonl"), row + row);

    assertThatThrownBy(() -> imports.importFile(Kind.TESTS, "many", file))
        .hasMessageEndingWith("many.jsonl:2: task 't' comes to 600 tests, at most 500 are allowed");
  }

  @ParameterizedTest
  @CsvSource({"codegen-mono-16b, 3881, 139", "gpt-3.5-turbo, 662, 2", "gpt-4-2023-03, 410, 5"})
  void importFile_testsOfRealModels_areAllThere(String model, int all, int ofFirst) {
    Path file = SHARED.resolve(model + ".jsonl");
    assumeThat(Files.isRegularFile(file)).as("tests that real models wrote, at " + file).isTrue();

    Imported imported = imports.importFile(Kind.TESTS, model, file);

    assertThat(imported.rows()).isEqualTo(all);
    assertThat(tests.tests(imported.sha256(), "HumanEval/0"))
        .hasSize(ofFirst)
        .allSatisfy(test -> assertThat(test.author()).isEqualTo(model));
  }

  private Path packed(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
