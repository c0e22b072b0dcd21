package dev.weavergen.memory.recordings;

import dev.weavergen.domain.Limits;
import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tests that models wrote, a list for a task. Several lines of a task, by one author or by more,
 * are numbered on in the order of the file. Whether a test is right, or even source, is for those
 * who run it: many are not.
 */
final class TestForm implements RowForm {
  /** No more than one page of a listing, so that a task's tests are read at once. */
  static final int TESTS_OF_TASK_MAX = Limits.PAGE_ROWS_MAX;

  private static final int AUTHOR_BYTES_MAX = 200;
  private static final String FORM =
      "{\"task_id\": text, \"model\": text, \"tests\": [text]}, a test an assert";

  private final Map<String, Integer> testsOfTask = new HashMap<>();

  @Override
  public String insert() {
    return """
    INSERT INTO recorded_test (recording, task_id, ordinal, author, content_sha256)
    VALUES (?, ?, ?, ?, ?)
    """;
  }

  @Override
  public List<RecordedRow> read(ObjectNode row) throws BrokenRow {
    Fields fields = new Fields(row, FORM);
    String task = fields.id("task_id", SampleForm.TASK_ID_BYTES_MAX);
    String author = fields.text("model", AUTHOR_BYTES_MAX);
    if (!(row.get("tests") instanceof ArrayNode tests)) {
      throw fields.expected("'tests' is missing or not a list");
    }
    int first = testsOfTask.getOrDefault(task, 0);
    if (first + tests.size() > TESTS_OF_TASK_MAX) {
      throw new BrokenRow(
          "task '%s' comes to %d tests, at most %d are allowed"
              .formatted(task, first + tests.size(), TESTS_OF_TASK_MAX));
    }
    List<RecordedRow> rows = new ArrayList<>();
    for (JsonNode test : tests) {
      Content content = Content.of(source(fields, test));
      rows.add(
          new RecordedRow(content, List.of(task, first + rows.size(), author, content.sha256())));
    }
    testsOfTask.put(task, first + rows.size());
    return rows;
  }

  private static String source(Fields fields, JsonNode test) throws BrokenRow {
    if (!test.isString()) {
      throw fields.expected("'tests' holds something that is no text");
    }
    String source = test.stringValue();
    if (source.length() > Limits.EXAMPLE_CHARS_MAX) {
      throw new BrokenRow(
          "'tests' holds one of %d characters, at most %d are allowed"
              .formatted(source.length(), Limits.EXAMPLE_CHARS_MAX));
    }
    return source;
  }
}
