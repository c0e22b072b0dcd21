package dev.weavergen.memory.benchmark;

import dev.weavergen.domain.Limits;
import dev.weavergen.memory.recordings.Fields;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shapes in which public benchmarks write a task: HumanEval's, MBPP's, and EvalPlus's
 * extensions of both. The fields tell which it is. Reference solutions are read only to name the
 * entry point and to make an extended test of; they are never part of a task.
 */
final class TaskForm {
  static final String FORM =
      "{\"task_id\": text, \"prompt\": text, \"entry_point\": text, \"test\": text or [text], \"examples\"?: [text], \"intent\"?: text}";
  static final int NAME_BYTES_MAX = 200;

  /** EvalPlus's tests hold up to a thousand inputs a task, some of them long lists. */
  static final int TEST_BYTES_MAX = 32 * 1024 * 1024;

  private static final int TESTS_MAX = 10_000;

  private TaskForm() {}

  static String id(ObjectNode row) throws BrokenRow {
    return new Fields(row, FORM).id("task_id", NAME_BYTES_MAX);
  }

  static TaskRow read(ObjectNode row) throws BrokenRow {
    Fields fields = new Fields(row, FORM);
    if (fields.has("base_input") || fields.has("plus_input")) {
      return ExtendedForm.read(row);
    }
    if (fields.has("test_list")) {
      return MbppForm.read(row);
    }
    if (fields.has("solution") || fields.has("completion")) {
      throw fields.expected("this is a row of a samples file, not of a benchmark");
    }
    return new TaskRow(task(fields), test(fields));
  }

  /** The fields that HumanEval and its extension share. */
  static BenchmarkTask task(Fields fields) throws BrokenRow {
    return new BenchmarkTask(
        fields.id("task_id", NAME_BYTES_MAX),
        fields.text("prompt", Limits.INTENT_BYTES_MAX),
        fields.text("entry_point", NAME_BYTES_MAX),
        fields.textIfAny("intent", Limits.INTENT_BYTES_MAX),
        examples(fields));
  }

  private static Optional<String> test(Fields fields) throws BrokenRow {
    Optional<String> test =
        fields.row().get("test") instanceof ArrayNode
            ? Optional.of(String.join("\n", texts(fields, "test", TESTS_MAX)))
            : fields.textIfAny("test", TEST_BYTES_MAX);
    return test.filter(source -> !source.isBlank());
  }

  private static List<String> examples(Fields fields) throws BrokenRow {
    return fields.has("examples") ? texts(fields, "examples", Limits.EXAMPLES_MAX) : List.of();
  }

  /** A list of texts. */
  static List<String> texts(Fields fields, String name, int most) throws BrokenRow {
    if (!(fields.row().get(name) instanceof ArrayNode array)) {
      throw fields.expected("'" + name + "' is not a list");
    }
    if (array.size() > most) {
      throw new BrokenRow(
          "'%s' has %d entries, at most %d are allowed".formatted(name, array.size(), most));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : array) {
      if (!entry.isString()) {
        throw fields.expected("'" + name + "' holds something that is no text");
      }
      texts.add(entry.stringValue());
    }
    return texts;
  }
}
