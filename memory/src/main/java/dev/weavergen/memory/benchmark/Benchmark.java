package dev.weavergen.memory.benchmark;

import dev.weavergen.domain.Limits;
import dev.weavergen.memory.recordings.Fields;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.memory.recordings.JsonLines;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A benchmark file: one task a line, with a hidden test that is never handed out. */
public final class Benchmark {
  private static final String FORM =
      "{\"task_id\": text, \"prompt\": text, \"entry_point\": text, \"test\": text, \"examples\"?: [text], \"intent\"?: text}";
  private static final int NAME_BYTES_MAX = 200;
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
    JsonLines.read(
        file,
        (row, _) -> {
          String id = id(row);
          if (id.equals(taskId)) {
            found.add(task(id, row));
            return false;
          }
          ids.add(id);
          return ids.size() < TASKS_MAX;
        });
    if (found.isEmpty()) {
      throw ImportException.ofFile(file, missing(taskId, ids));
    }
    return found.getFirst();
  }

  private static String id(ObjectNode row) throws BrokenRow {
    return new Fields(row, FORM).id("task_id", NAME_BYTES_MAX);
  }

  private static BenchmarkTask task(String id, ObjectNode row) throws BrokenRow {
    Fields fields = new Fields(row, FORM);
    return new BenchmarkTask(
        id,
        fields.text("prompt", Limits.INTENT_BYTES_MAX),
        fields.text("entry_point", NAME_BYTES_MAX),
        fields.textIfAny("intent", Limits.INTENT_BYTES_MAX),
        examples(fields));
  }

  private static List<String> examples(Fields fields) throws BrokenRow {
    if (!fields.has("examples")) {
      return List.of();
    }
    if (!(fields.row().get("examples") instanceof ArrayNode array)) {
      throw fields.expected("'examples' is not a list");
    }
    if (array.size() > Limits.EXAMPLES_MAX) {
      throw new BrokenRow(
          "'examples' has %d entries, at most %d are allowed"
              .formatted(array.size(), Limits.EXAMPLES_MAX));
    }
    List<String> examples = new ArrayList<>();
    for (JsonNode example : array) {
      if (!example.isString()) {
        throw fields.expected("'examples' holds something that is no text");
      }
      examples.add(example.stringValue());
    }
    return examples;
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
