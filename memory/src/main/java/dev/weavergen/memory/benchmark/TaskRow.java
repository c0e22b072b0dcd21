package dev.weavergen.memory.benchmark;

import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import java.util.Optional;

/**
 * A task as its file has it.
 *
 * @param task what anybody may know
 * @param hiddenTest source that labels a program; empty when the file has none
 */
record TaskRow(BenchmarkTask task, Optional<String> hiddenTest) {
  /** Without the test, which no message may show. */
  @Override
  public String toString() {
    return "TaskRow[" + task.taskId() + "]";
  }
}
