package dev.weavergen.workflows.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * What a generation may know of a benchmark's task; its hidden test and its reference solution are
 * not read.
 *
 * @param prompt a signature with a docstring, or whatever the benchmark shows
 * @param entryPoint the function to write
 * @param intent the task in words, where the benchmark has it beside the prompt
 * @param examples visible examples
 */
public record BenchmarkTask(
    String taskId,
    String prompt,
    String entryPoint,
    Optional<String> intent,
    List<String> examples) {
  public BenchmarkTask {
    examples = List.copyOf(examples);
  }
}
