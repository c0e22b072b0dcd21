package dev.weavergen.cli.command;

import dev.weavergen.cli.WrongCallException;
import dev.weavergen.memory.benchmark.BenchmarkFile;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.memory.recordings.RecordingImport;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;

/**
 * The tasks of a benchmark, for files that have lines for some of them.
 *
 * @param ids in the benchmark's order
 */
record BenchmarkTasks(Path benchmark, Set<String> ids) {
  /**
   * Reads them.
   *
   * @throws ImportException with one line for every broken task
   */
  static BenchmarkTasks read(Path benchmark) {
    try (BenchmarkFile file = BenchmarkFile.open(benchmark)) {
      return new BenchmarkTasks(benchmark, file.check());
    }
  }

  /**
   * Reads a file to its end. One without a line for any task is another benchmark's, or its ids are
   * written otherwise: it would be without effect, and nobody would see why.
   *
   * @throws ImportException with one line for every broken row
   * @throws WrongCallException when it has a line for none of the tasks
   */
  void check(String option, RecordingImport.Kind kind, Path file) {
    Set<String> theirs = RecordingImport.check(kind, file);
    if (Collections.disjoint(theirs, ids)) {
      throw new WrongCallException(
          "%s: %s has a line for none of the %d tasks of %s: its first is '%s'; expected ids like '%s'"
              .formatted(
                  option,
                  file,
                  ids.size(),
                  benchmark,
                  theirs.iterator().next(),
                  ids.iterator().next()));
    }
  }
}
