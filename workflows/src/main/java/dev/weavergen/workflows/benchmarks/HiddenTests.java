package dev.weavergen.workflows.benchmarks;

import java.util.Optional;

/** The hidden tests of imported benchmarks. Only what labels programs may read them. */
public interface HiddenTests {
  /** The source of a task's test, in the task's language; empty when the task has none. */
  Optional<String> of(String benchmarkSha256, String taskId);
}
