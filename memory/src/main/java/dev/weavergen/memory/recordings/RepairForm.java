package dev.weavergen.memory.recordings;

import dev.weavergen.domain.Limits;
import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Repairs as a model wrote them of its own program, one line a task: samples whose number is the
 * iteration, 0 being the first program. {@code feedback} and {@code passed} are left where they
 * are, so that no label can reach a generation.
 */
final class RepairForm implements RowForm {
  private static final int ITERATIONS_MAX = 100;
  private static final int AUTHOR_BYTES_MAX = 200;
  private static final long WITHOUT_DELAY = 0;
  private static final String FORM =
      "{\"task_id\": text, \"model\": text, \"iterations\": [{\"solution\": text}]}, the first program first";

  private final Set<String> tasks = new HashSet<>();

  @Override
  public String insert() {
    return SampleForm.INSERT;
  }

  @Override
  public List<RecordedRow> read(ObjectNode row) throws BrokenRow {
    Fields fields = new Fields(row, FORM);
    String task = fields.id("task_id", SampleForm.TASK_ID_BYTES_MAX);
    var _ = fields.text("model", AUTHOR_BYTES_MAX);
    List<Content> iterations = iterations(fields);
    if (!tasks.add(task)) {
      throw fields.expected("task '" + task + "' has a line already");
    }
    List<RecordedRow> rows = new ArrayList<>();
    for (Content content : iterations) {
      rows.add(
          new RecordedRow(content, List.of(task, rows.size(), content.sha256(), WITHOUT_DELAY)));
    }
    return rows;
  }

  private static List<Content> iterations(Fields fields) throws BrokenRow {
    if (!(fields.row().get("iterations") instanceof ArrayNode list)) {
      throw fields.expected("'iterations' is missing or not a list");
    }
    if (list.isEmpty() || list.size() > ITERATIONS_MAX) {
      throw new BrokenRow(
          "'iterations' has %d entries; expected 1 to %d".formatted(list.size(), ITERATIONS_MAX));
    }
    List<Content> contents = new ArrayList<>();
    for (JsonNode entry : list) {
      if (!(entry instanceof ObjectNode iteration)) {
        throw fields.expected("'iterations[%d]' is no object".formatted(contents.size()));
      }
      contents.add(Content.of(solution(new Fields(iteration, FORM), contents.size())));
    }
    return contents;
  }

  private static String solution(Fields iteration, int number) throws BrokenRow {
    return iteration
        .textIfAny("solution", Limits.REPLY_BYTES_MAX)
        .orElseThrow(
            () -> iteration.expected("'iterations[%d]' has no 'solution'".formatted(number)));
  }
}
