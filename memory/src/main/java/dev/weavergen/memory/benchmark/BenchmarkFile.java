package dev.weavergen.memory.benchmark;

import dev.weavergen.memory.recordings.HashedFile;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A benchmark as one file with a task a line; a folder of tasks is written as one first. Close it
 * when it has been read.
 */
public final class BenchmarkFile implements AutoCloseable {
  /** Lines of extended benchmarks hold all inputs of a task. */
  static final int LINE_BYTES_MAX = 2 * TaskForm.TEST_BYTES_MAX;

  static final int TASKS_MAX = 100_000;

  private final HashedFile file;
  private final boolean temporary;

  private BenchmarkFile(HashedFile file, boolean temporary) {
    this.file = file;
    this.temporary = temporary;
  }

  /**
   * Opens a file or a folder.
   *
   * @throws ImportException when it cannot be read, or a folder has broken tasks
   */
  public static BenchmarkFile open(Path source) {
    if (!Files.isDirectory(source)) {
      return new BenchmarkFile(HashedFile.of(source), false);
    }
    try {
      Path lines = Files.createTempFile("weavergen-benchmark-", ".jsonl");
      try {
        new TaskFolder(source).writeLines(lines);
        return new BenchmarkFile(HashedFile.of(lines), true);
      } catch (ImportException e) {
        Files.delete(lines);
        throw e;
      }
    } catch (IOException e) {
      throw ImportException.ofFile(source, "cannot be read: " + e.getMessage());
    }
  }

  /** Takes a task. */
  @FunctionalInterface
  interface Taker<E extends Exception> {
    void take(TaskRow row) throws E;
  }

  /** The file with a task a line. */
  public Path path() {
    return file.path();
  }

  public String sha256() {
    return file.sha256();
  }

  /**
   * Reads all tasks and keeps none, so that a broken file is known before anything starts.
   *
   * @return their ids, in the file's order
   * @throws ImportException with a line for each broken row
   */
  public Set<String> check() {
    Set<String> tasks = new LinkedHashSet<>();
    this.<RuntimeException>read(row -> tasks.add(row.task().taskId()));
    return tasks;
  }

  <E extends Exception> void read(Taker<E> taker) throws E {
    Map<String, Long> lines = new HashMap<>();
    file.read(
        LINE_BYTES_MAX,
        (row, line) -> {
          TaskRow task = TaskForm.read(row);
          Long before = lines.putIfAbsent(task.task().taskId(), line);
          if (before != null) {
            throw new BrokenRow(
                "task '%s' is on line %d already; expected every task once"
                    .formatted(task.task().taskId(), before));
          }
          if (lines.size() > TASKS_MAX) {
            throw new BrokenRow("is beyond the " + TASKS_MAX + " tasks that a benchmark may have");
          }
          taker.take(task);
          return true;
        });
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      Files.deleteIfExists(file.path());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
