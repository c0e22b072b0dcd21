package dev.weavergen.memory.benchmark;

import dev.weavergen.memory.recordings.Fields;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.memory.recordings.JsonLines;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder with one file for a task, in the order of the files' names; a file's name without its
 * ending is the task's id. {@code .json} holds the object that would be a line of a benchmark;
 * {@code .py}, {@code .java} and {@code .md} are read by {@link TaskText}. Other files, hidden
 * ones, subfolders and a {@code README.md} are passed over.
 */
final class TaskFolder {
  /** One more than a benchmark may have, so that it is refused and not cut. */
  private static final int FILES_MAX = BenchmarkFile.TASKS_MAX + 1;

  private static final int BROKEN_SHOWN_MAX = 20;

  private final Path folder;

  TaskFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the tasks as one benchmark file, a line for each.
   *
   * @throws ImportException naming every broken file, the first twenty of them
   */
  void writeLines(Path target) {
    List<ImportException> broken = new ArrayList<>();
    int tasks = 0;
    try (var out = Files.newBufferedWriter(target)) {
      for (Path file : files()) {
        Optional<ObjectNode> row = row(file, broken);
        if (row.isPresent()) {
          out.write(row.get().toString());
          out.write('\n');
          tasks++;
        }
      }
    } catch (IOException e) {
      throw ImportException.ofFile(folder, "cannot be read: " + e.getMessage());
    }
    if (!broken.isEmpty()) {
      throw ImportException.ofAll(broken);
    }
    if (tasks == 0) {
      throw ImportException.ofFile(
          folder, "has no task; expected a file NAME.json, NAME.py, NAME.java or NAME.md for each");
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && isTask(name(file)))
          .sorted()
          .limit(FILES_MAX)
          .toList();
    }
  }

  private static boolean isTask(String name) {
    return !name.startsWith(".")
        && !name.equalsIgnoreCase("README.md")
        && List.of("json", "py", "java", "md").contains(ending(name));
  }

  private static Optional<ObjectNode> row(Path file, List<ImportException> broken) {
    try {
      ObjectNode row = read(file);
      var _ = TaskForm.read(row);
      return Optional.of(row);
    } catch (BrokenRow e) {
      if (broken.size() < BROKEN_SHOWN_MAX) {
        broken.add(ImportException.ofRow(file, 1, e.why()));
      }
      return Optional.empty();
    }
  }

  private static ObjectNode read(Path file) throws BrokenRow {
    String name = name(file);
    String text = text(file);
    String id = name.substring(0, name.lastIndexOf('.'));
    return switch (ending(name)) {
      case "json" -> named(JsonLines.object(text), id);
      case "md" -> TaskText.markdown(id, text);
      case "java" -> TaskText.source(id, text, "//");
      default -> TaskText.source(id, text, "#");
    };
  }

  private static ObjectNode named(ObjectNode row, String id) {
    if (!new Fields(row, TaskForm.FORM).has("task_id")) {
      row.put("task_id", id);
    }
    return row;
  }

  private static String text(Path file) throws BrokenRow {
    try {
      if (Files.size(file) > TaskForm.TEST_BYTES_MAX) {
        throw new BrokenRow(
            "has more than " + TaskForm.TEST_BYTES_MAX + " bytes, the most that a task may have");
      }
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new BrokenRow("is not UTF-8 text");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
