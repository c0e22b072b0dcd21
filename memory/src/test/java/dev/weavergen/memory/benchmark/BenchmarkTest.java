package dev.weavergen.memory.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
  private static final String TASKS =
      """
      {"task_id":"Demo/1","prompt":"def f():","entry_point":"f","test":"SECRET","canonical_solution":"SECRET"}
      {"task_id":"Demo/2","prompt":"p","entry_point":"g","test":"SECRET","intent":"do g","examples":["assert g() == 1"]}
      {"task_id":"Demo/3","prompt":"p","test":"SECRET"}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void task_byId_hasNoHiddenTest() throws IOException {
    BenchmarkTask task = benchmark(TASKS).task("Demo/2");

    assertThat(task)
        .isEqualTo(
            new BenchmarkTask("Demo/2", "p", "g", Optional.of("do g"), List.of("assert g() == 1")));
    assertThat(benchmark(TASKS).task("Demo/1").toString()).doesNotContain("SECRET");
  }

  @Test
  void task_unknown_namesWhatComesClose() {
    assertThatThrownBy(() -> benchmark(TASKS).task("Demo/12"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(
            "has no task 'Demo/12' among its 3; nearest are Demo/1, Demo/2, Demo/3");
    assertThatThrownBy(() -> benchmark(TASKS).task("demo/2"))
        .hasMessageContaining("it is written 'Demo/2'");
  }

  @Test
  void task_brokenLine_isNamed() {
    assertThatThrownBy(() -> benchmark(TASKS).task("Demo/3"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(":3: 'entry_point' is missing or blank; expected {\"task_id\"");
    assertThatThrownBy(() -> benchmark("[1]\n" + TASKS).task("Demo/1"))
        .hasMessageContaining(":1: expected a JSON object, found array");
    assertThatThrownBy(() -> benchmark("").task("x")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> new Benchmark(folder).task("x"))
        .hasMessageContaining("has no task; expected a file NAME.json");
  }

  private Benchmark benchmark(String text) throws IOException {
    return new Benchmark(Files.writeString(folder.resolve("tasks.jsonl"), text));
  }
}
