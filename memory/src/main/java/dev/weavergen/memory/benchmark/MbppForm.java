package dev.weavergen.memory.benchmark;

import dev.weavergen.domain.Limits;
import dev.weavergen.memory.recordings.Fields;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task as MBPP publishes it (Austin et al. 2021), in full or sanitised: words, a reference
 * solution and a list of asserts. The first assert is shown, as in the paper's prompt; all of them
 * label. The function to write is the one of the reference that the first assert calls.
 */
final class MbppForm {
  private static final String FORM =
      "{\"task_id\": number or text, \"text\" or \"prompt\": text, \"code\": text, \"test_list\": [text], \"test_setup_code\"?: text, \"test_imports\"?: [text]}";
  private static final int TESTS_MAX = 1_000;
  private static final Pattern DEFINED = Pattern.compile("(?m)^def\\s+(\\w+)\\s*\\(");

  private MbppForm() {}

  static TaskRow read(ObjectNode row) throws BrokenRow {
    Fields fields = new Fields(row, FORM);
    String id = fields.id("task_id", TaskForm.NAME_BYTES_MAX);
    String words = fields.text(fields.has("text") ? "text" : "prompt", Limits.INTENT_BYTES_MAX);
    List<String> tests = TaskForm.texts(fields, "test_list", TESTS_MAX);
    if (tests.isEmpty()) {
      throw fields.expected("'test_list' is empty");
    }
    String shown = tests.getFirst();
    return new TaskRow(
        new BenchmarkTask(
            id,
            "\"\"\"\n" + words.strip() + "\n" + shown + "\n\"\"\"\n",
            entryPoint(fields, shown),
            Optional.of(words.strip()),
            List.of(shown)),
        Optional.of(test(fields, tests)));
  }

  private static String entryPoint(Fields fields, String test) throws BrokenRow {
    if (fields.has("entry_point")) {
      return fields.text("entry_point", TaskForm.NAME_BYTES_MAX);
    }
    String code = fields.text("code", Limits.SOURCE_BYTES_MAX);
    return DEFINED
        .matcher(code)
        .results()
        .map(MatchResult::group)
        .map(head -> head.substring("def".length(), head.length() - 1).strip())
        .filter(name -> Pattern.compile("\\b" + name + "\\s*\\(").matcher(test).find())
        .findFirst()
        .orElseThrow(() ->
            fields.expected("the first of 'test_list' calls no function that 'code' defines"));
  }

  private static String test(Fields fields, List<String> tests) throws BrokenRow {
    List<String> lines = new ArrayList<>();
    if (fields.row().get("test_imports") instanceof ArrayNode) {
      lines.addAll(TaskForm.texts(fields, "test_imports", TESTS_MAX));
    }
    fields
        .textIfAny("test_setup_code", Limits.SOURCE_BYTES_MAX)
        .filter(setup -> !setup.isBlank())
        .ifPresent(lines::add);
    lines.addAll(tests);
    return String.join("\n", lines) + "\n";
  }
}
