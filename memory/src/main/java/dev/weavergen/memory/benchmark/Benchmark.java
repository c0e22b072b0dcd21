package dev.weavergen.memory.benchmark;

import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.memory.recordings.JsonLines;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One task of a benchmark file or folder, without its hidden test, which is never handed out. */
public final class Benchmark {
  private static final int TASKS_MAX = 100_000;
  private static final int SUGGESTIONS_MAX = 5;

  private final Path file;

  public Benchmark(Path file) {
    this.file = file;
  }

  /**
   * The task of that id.
   *
   * @throws ImportException when the file cannot be read, a line before the task is broken, or
   *     there is no such task: then with ids that come close
   */
  public BenchmarkTask task(String taskId) {
    List<BenchmarkTask> found = new ArrayList<>(1);
    List<String> ids = new ArrayList<>();
    try (BenchmarkFile tasks = BenchmarkFile.open(file)) {
      JsonLines.read(
          tasks.path(),
          BenchmarkFile.LINE_BYTES_MAX,
          (row, _) -> {
            String id = TaskForm.id(row);
            if (id.equals(taskId)) {
              found.add(TaskForm.read(row).task());
              return false;
            }
            ids.add(id);
            return ids.size() < TASKS_MAX;
          });
    }
    if (found.isEmpty()) {
      throw ImportException.ofFile(file, missing(taskId, ids));
    }
    return found.getFirst();
  }

  private static String missing(String taskId, List<String> ids) {
    Optional<String> otherCase = ids.stream().filter(taskId::equalsIgnoreCase).findFirst();
    if (otherCase.isPresent()) {
      return "has no task '%s'; it is written '%s'".formatted(taskId, otherCase.get());
    }
    List<String> nearest =
        ids.stream()
            .sorted(Comparator.comparingInt(id -> distance(taskId, id)))
            .limit(SUGGESTIONS_MAX)
            .toList();
    return "has no task '%s' among its %d; nearest are %s"
        .formatted(taskId, ids.size(), String.join(", ", nearest));
  }

  /** Edit distance, by Wagner and Fischer's table of which one line is kept. */
  private static int distance(String a, String b) {
    int[] line = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      line[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = line[0];
      line[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = line[j];
        line[j] = Math.min(replaced, 1 + Math.min(line[j], line[j - 1]));
      }
    }
    return line[b.length()];
  }
}
