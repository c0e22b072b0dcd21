package dev.weavergen.memory.recordings;

import dev.weavergen.domain.panel.Usage;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.recordings.RecordedReply;
import dev.weavergen.workflows.recordings.Recordings;
import java.sql.SQLException;
import java.util.Optional;

/** {@link Recordings} in the tables that {@link RecordingImport} fills. */
public final class PostgresRecordings implements Recordings {
  private final Database database;

  public PostgresRecordings(Database database) {
    this.database = database;
  }

  @Override
  public boolean holds(String sha256) {
    return database.run(session ->
        session
            .one("SELECT 1 AS one FROM recording WHERE sha256 = ?", row -> row.whole("one"), sha256)
            .isPresent());
  }

  @Override
  public boolean holdsRepairs(String sha256) {
    return database.run(session ->
        session
            .one(
                "SELECT 1 AS one FROM recording WHERE sha256 = ? AND kind = ?",
                row -> row.whole("one"),
                sha256,
                RecordingImport.Kind.REPAIRS.wireName())
            .isPresent());
  }

  @Override
  public Optional<RecordedReply> sample(String sha256, String taskId, int ordinal) {
    return database.run(session ->
        session.one(
            """
            SELECT c.bytes, s.delay_millis
            FROM recorded_sample s JOIN content c ON c.sha256 = s.content_sha256
            WHERE s.recording = ? AND s.task_id = ? AND s.ordinal = ?
            """,
            PostgresRecordings::sample,
            sha256,
            taskId,
            ordinal));
  }

  @Override
  public Optional<RecordedReply> exchange(String sha256, String requestKey) {
    return database.run(session ->
        session.one(
            """
            SELECT c.bytes, e.input_tokens, e.output_tokens, e.finish_reason, e.latency_millis,
              e.delay_millis
            FROM recorded_exchange e JOIN content c ON c.sha256 = e.content_sha256
            WHERE e.recording = ? AND e.key = ?
            """,
            PostgresRecordings::exchange,
            sha256,
            requestKey));
  }

  private static RecordedReply sample(Row row) throws SQLException {
    return new RecordedReply(
        new ModelReply(row.utf8("bytes"), Usage.NONE, FinishReason.STOP, 0, Optional.empty()),
        row.big("delay_millis"));
  }

  private static RecordedReply exchange(Row row) throws SQLException {
    return new RecordedReply(
        new ModelReply(
            row.utf8("bytes"),
            new Usage(row.whole("input_tokens"), row.whole("output_tokens")),
            FinishReason.named(row.text("finish_reason")),
            row.big("latency_millis"),
            Optional.empty()),
        row.big("delay_millis"));
  }
}
