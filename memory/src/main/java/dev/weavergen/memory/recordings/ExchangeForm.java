package dev.weavergen.memory.recordings;

import dev.weavergen.domain.Limits;
import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recorded exchanges with models. When the same request was recorded more than once, the first
 * reply stays. The request itself is not stored: its key is all that finds it again.
 */
final class ExchangeForm implements RowForm {
  private static final String FORM =
      "{\"key\": sha256, \"request\": …, \"reply\": {\"text\", \"usage\", \"finishReason\", \"latencyMillis\"}, \"recordedAt\": text}";
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
  private static final int KEY_BYTES_MAX = 64;
  private static final int WORD_BYTES_MAX = 40;
  private static final long MILLIS_MAX = 24L * 60 * 60 * 1000;

  @Override
  public String insert() {
    return """
    INSERT INTO recorded_exchange (recording, key, content_sha256, input_tokens, output_tokens,
      finish_reason, latency_millis, delay_millis)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
    """;
  }

  @Override
  public List<RecordedRow> read(ObjectNode row) throws BrokenRow {
    Fields fields = new Fields(row, FORM);
    if (fields.has("task_id")) {
      throw fields.expected("this is a row of a samples file, not of a recordings file");
    }
    String key = fields.text("key", KEY_BYTES_MAX);
    if (!KEY.matcher(key).matches()) {
      throw fields.expected("'key' is not 64 lower-case hexadecimal digits");
    }
    Fields reply = fields.object("reply");
    Content content =
        Content.of(
            reply
                .textIfAny("text", Limits.REPLY_BYTES_MAX)
                .orElseThrow(() -> reply.expected("'reply.text' is missing")));
    int inputTokens = 0;
    int outputTokens = 0;
    if (reply.has("usage")) {
      Fields usage = reply.object("usage");
      inputTokens = (int) usage.whole("inputTokens", Integer.MAX_VALUE);
      outputTokens = (int) usage.whole("outputTokens", Integer.MAX_VALUE);
    }
    String finishReason =
        reply
            .textIfAny("finishReason", WORD_BYTES_MAX)
            .map(FinishReason::named)
            .orElse(FinishReason.STOP)
            .wireName();
    return List.of(
        new RecordedRow(
            content,
            List.of(
                key,
                content.sha256(),
                inputTokens,
                outputTokens,
                finishReason,
                reply.whole("latencyMillis", MILLIS_MAX),
                fields.whole("delayMillis", MILLIS_MAX))));
  }
}
