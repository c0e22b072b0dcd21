package dev.weavergen.memory.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.benchmark.SamplesFile.Solution;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.recordings.PostgresRecordings;
import dev.weavergen.memory.recordings.RecordingImport;
import dev.weavergen.memory.recordings.RecordingImport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesFileTest {
  private static final List<Solution> SOLUTIONS =
      List.of(
          new Solution("HumanEval/2", "def f():\n    return \"ü\\n\u2028\"\n"),
          new Solution("11", "x = 1"));

  @TempDir private Path folder = Path.of("");

  @Test
  void write_programs_isALineEach() throws IOException {
    Path file = folder.resolve("new/samples.jsonl");

    new SamplesFile(file).write(SOLUTIONS);

    assertThat(Files.readAllLines(file))
        .hasSize(2)
        .last()
        .isEqualTo("{\"task_id\":\"11\",\"solution\":\"x = 1\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"samples.jsonl", "samples.jsonl.gz"})
  void write_thenImported_isTheSamePrograms(String name) throws IOException {
    Path file = folder.resolve(name);
    new SamplesFile(file).write(SOLUTIONS);
    try (Database database = TestDatabase.fresh()) {
      var imported = new RecordingImport(database).importFile(Kind.SAMPLES, "chosen", file);

      assertThat(imported.rows()).isEqualTo(2);
      for (Solution solution : SOLUTIONS) {
        assertThat(
                new PostgresRecordings(database)
                    .sample(imported.sha256(), solution.taskId(), 0)
                    .orElseThrow()
                    .reply()
                    .text())
            .isEqualTo(solution.source());
      }
    }
  }

  @Test
  void write_failingHalfWay_leavesTheOlderFile() throws IOException {
    Path file = folder.resolve("samples.jsonl");
    new SamplesFile(file).write(SOLUTIONS);
    String before = Files.readString(file);
    Iterable<Solution> failing =
        () ->
            SOLUTIONS.stream()
                .peek(solution -> {
                  if (solution.taskId().equals("11")) {
                    throw new IllegalStateException("half way");
                  }
                })
                .iterator();

    assertThatThrownBy(() -> new SamplesFile(file).write(failing)).hasMessage("half way");
    assertThat(Files.readString(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
