package dev.weavergen.workflows.benchmarks;

import java.util.List;
import java.util.Optional;

/** Imported benchmarks, each known by the content hash of its file. Hidden tests are not here. */
public interface Benchmarks {
  /** The name and size of an imported benchmark. */
  Optional<Summary> find(String sha256);

  /** The tasks in the order of the file. */
  List<BenchmarkTask> page(String sha256, int offset, int limit);

  Optional<BenchmarkTask> task(String sha256, String taskId);

  /**
   * @param name of the file
   * @param tasks how many
   */
  record Summary(String name, int tasks) {}
}
