package dev.weavergen.memory.recordings;

import dev.weavergen.domain.Limits;
import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Samples as evaluation harnesses exchange them. The lines of a task are numbered from 0 in the
 * order of the file. {@code model}, {@code passed} and everything else is left where it is, so that
 * no label can reach a generation.
 */
final class SampleForm implements RowForm {
  static final int TASK_ID_BYTES_MAX = 200;

  /** A row of the table that samples lie in. */
  static final String INSERT =
      """
      INSERT INTO recorded_sample (recording, task_id, ordinal, content_sha256, delay_millis)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final int DELAY_MILLIS_MAX = 10 * 60 * 1000;
  private static final String FORM =
      "{\"task_id\": text, \"solution\" or \"completion\": text, \"delayMillis\"?: whole number}";

  private final Map<String, Integer> samplesOfTask = new HashMap<>();

  @Override
  public String insert() {
    return INSERT;
  }

  @Override
  public List<RecordedRow> read(ObjectNode row) throws BrokenRow {
    Fields fields = new Fields(row, FORM);
    if (fields.has("key") && fields.has("reply")) {
      throw fields.expected("this is a row of a recordings file, not of a samples file");
    }
    String task = fields.id("task_id", TASK_ID_BYTES_MAX);
    Content content = Content.of(text(fields));
    long delayMillis = fields.whole("delayMillis", DELAY_MILLIS_MAX);
    int ordinal = samplesOfTask.merge(task, 1, Integer::sum) - 1;
    return List.of(new RecordedRow(content, List.of(task, ordinal, content.sha256(), delayMillis)));
  }

  private static String text(Fields fields) throws BrokenRow {
    Optional<String> solution = fields.textIfAny("solution", Limits.REPLY_BYTES_MAX);
    Optional<String> completion = fields.textIfAny("completion", Limits.REPLY_BYTES_MAX);
    if (solution.isPresent() && completion.isPresent()) {
      throw fields.expected("there are both 'solution' and 'completion'");
    }
    return solution
        .or(() -> completion)
        .orElseThrow(() -> fields.expected("there is neither 'solution' nor 'completion'"));
  }
}
