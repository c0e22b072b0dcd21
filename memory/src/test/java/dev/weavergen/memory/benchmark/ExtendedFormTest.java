package dev.weavergen.memory.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weavergen.memory.recordings.JsonLines;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hidden tests that are made of extended tasks are run, by the Python that is there. */
class ExtendedFormTest {
  private static final String MEAN =
      """
      {"task_id":"HumanEval/4","prompt":"def mean(xs):\\n    \\"\\"\\"mean \\u00fc \\ud83d\\ude00\\"\\"\\"\\n","entry_point":"mean","canonical_solution":"    xs.sort()\\n    return sum(xs) / len(xs)","base_input":[[[1,2]]],"plus_input":[[[1.5,-0.0,1e20]],[[Infinity]]],"atol":0.001}
      """;
  private static final String FIRST =
      """
      {"task_id":"Mbpp/2","prompt":"\\"\\"\\"\\nWrite shared elements.\\nassert similar_elements((3, 4),(5, 4)) == (4,)\\n\\"\\"\\"\\n","entry_point":"similar_elements","canonical_solution":"def similar_elements(a, b):\\n  return tuple(set(a) & set(b))","base_input":[[[3,4,5],[5,4]]],"plus_input":{}}
      """;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def mean(xs): return sum(xs) / len(xs) | true",
        "def mean(xs): return sum(xs) / len(xs) + 0.0005 | true",
        "def mean(xs): return sum(xs) / len(xs) + 0.005 | false",
        "def mean(xs): return 1.5 | false",
        "def mean(xs): return None | false",
      })
  void hiddenTest_ofHumanEvalPlus_comparesWithTheReference(String program, boolean right)
      throws Exception {
    assertThat(passes(program, MEAN, "mean")).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def similar_elements(a, b): return tuple(x for x in b if x in a) | true",
        "def similar_elements(a, b): return (5,) + tuple([4]) if type(a) is tuple else () | true",
        "def similar_elements(a, b): return a | false",
      })
  void hiddenTest_ofMbppPlus_givesTuplesAndIgnoresTheOrder(String program, boolean right)
      throws Exception {
    assertThat(passes(program, FIRST, "similar_elements")).isEqualTo(right);
  }

  @Test
  void task_ofMbppPlus_hasItsWordsAndItsExampleApart() throws BrokenRow {
    TaskRow row = TaskForm.read(JsonLines.object(FIRST));

    assertThat(row.task().intent()).isEqualTo(Optional.of("Write shared elements."));
    assertThat(row.task().examples())
        .containsExactly("assert similar_elements((3, 4),(5, 4)) == (4,)");
    assertThat(row.task().toString() + row).doesNotContain("set(a)");
  }

  @Test
  void hiddenTest_isAsciiSource_whateverThePromptHolds() throws BrokenRow {
    String test = TaskForm.read(JsonLines.object(MEAN)).hiddenTest().orElseThrow();

    assertThat(test.chars()).allMatch(unit -> unit < 128);
  }

  private boolean passes(String program, String row, String name)
      throws IOException, InterruptedException, BrokenRow {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/python3"))).as("/usr/bin/python3").isTrue();
    String test = TaskForm.read(JsonLines.object(row)).hiddenTest().orElseThrow();
    Path file =
        Files.writeString(
            folder.resolve("program.py"), program + "\n" + test + "\ncheck(" + name + ")\n");
    Process process =
        new ProcessBuilder(List.of("/usr/bin/python3", file.toString()))
            .redirectErrorStream(true)
            .start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    boolean passed = process.waitFor() == 0;
    assertThat(passed || output.contains("AssertionError: differs from the reference"))
        .as(output)
        .isTrue();
    return passed;
  }
}
