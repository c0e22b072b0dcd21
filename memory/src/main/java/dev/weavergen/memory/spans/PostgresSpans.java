package dev.weavergen.memory.spans;

import dev.weavergen.domain.Limits;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Json;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.SpanError;
import dev.weavergen.workflows.spans.Spans;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * {@link Spans} in the table {@code execution_span}. Times are kept to the microsecond, messages of
 * errors to {@link Limits#EXCERPT_CHARS_MAX} characters.
 */
public final class PostgresSpans implements Spans {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private final Database database;

  public PostgresSpans(Database database) {
    this.database = database;
  }

  @Override
  public void write(ExecutionSpan span) {
    var _ =
        database.run(session ->
            session.update(
                """
                INSERT INTO execution_span (workflow_id, run_id, activity_id, attempt, trace_id,
                  span_id, parent_span_id, kind, name, started_at, duration_micros, attributes,
                  error_type, error_message)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                ON CONFLICT (workflow_id, run_id, activity_id, attempt) DO UPDATE SET
                  trace_id = excluded.trace_id, span_id = excluded.span_id,
                  parent_span_id = excluded.parent_span_id, kind = excluded.kind,
                  name = excluded.name, started_at = excluded.started_at,
                  duration_micros = excluded.duration_micros,
                  attributes = excluded.attributes, error_type = excluded.error_type,
                  error_message = excluded.error_message
                WHERE execution_span.duration_micros IS NULL
                  OR excluded.duration_micros IS NOT NULL
                """,
                span.key().workflowId(),
                span.key().runId(),
                span.key().activityId(),
                span.key().attempt(),
                span.traceId(),
                span.spanId(),
                span.parentSpanId(),
                span.kind(),
                span.name(),
                span.startedAt(),
                span.duration().map(PostgresSpans::micros),
                new Json(AttributesJson.written(span.attributes())),
                span.error().map(SpanError::type),
                span.error().map(SpanError::message).map(PostgresSpans::excerpt)));
  }

  @Override
  public int closeAbandoned(ExecutionSpan.Key except, Instant now) {
    return database.run(session -> {
      var _ =
          session.update(
              """
              UPDATE execution_span SET
                duration_micros =
                  greatest(0, (extract(epoch FROM ? - started_at) * 1000000)::bigint),
                error_type = 'abandoned',
                error_message = 'its worker was lost before the step ended'
              WHERE workflow_id = ? AND run_id = ? AND duration_micros IS NULL
                AND NOT (activity_id = ? AND attempt = ?)
              """,
              now,
              except.workflowId(),
              except.runId(),
              except.activityId(),
              except.attempt());
      return session
          .one(
              "SELECT count(*) AS spans FROM execution_span WHERE workflow_id = ? AND run_id = ?",
              row -> row.whole("spans"),
              except.workflowId(),
              except.runId())
          .orElseThrow();
    });
  }

  @Override
  public List<ExecutionSpan> page(String workflowId, Optional<String> afterSpanId, int rows) {
    int bounded = Math.clamp(rows, 1, Limits.PAGE_ROWS_MAX);
    String after =
        afterSpanId.isPresent()
            ? """
            AND (started_at, span_id) > (SELECT started_at, span_id FROM execution_span
              WHERE workflow_id = ? AND span_id = ? ORDER BY started_at LIMIT 1)
            """
            : "";
    Object[] parameters =
        afterSpanId
            .map(id -> new Object[] {workflowId, workflowId, id})
            .orElseGet(() -> new Object[] {workflowId});
    return database.run(session ->
        session.list(
            "SELECT * FROM execution_span WHERE workflow_id = ? "
                + after
                + " ORDER BY started_at, span_id LIMIT "
                + bounded,
            bounded,
            PostgresSpans::span,
            parameters));
  }

  private static ExecutionSpan span(Row row) throws SQLException {
    return new ExecutionSpan(
        new ExecutionSpan.Key(
            row.text("workflow_id"),
            row.text("run_id"),
            row.text("activity_id"),
            row.whole("attempt")),
        row.text("trace_id"),
        row.text("span_id"),
        row.textIfAny("parent_span_id"),
        row.text("kind"),
        row.text("name"),
        row.instant("started_at"),
        row.bigIfAny("duration_micros").map(micros -> Duration.of(micros, ChronoUnit.MICROS)),
        AttributesJson.read(row.text("attributes")),
        error(row));
  }

  private static Optional<SpanError> error(Row row) throws SQLException {
    Optional<String> message = row.textIfAny("error_message");
    return row.textIfAny("error_type").map(type -> new SpanError(type, message.orElse("")));
  }

  private static long micros(Duration duration) {
    return Math.max(
        0, duration.getSeconds() * MICROS_PER_SECOND + duration.getNano() / NANOS_PER_MICRO);
  }

  private static String excerpt(String message) {
    return message.length() <= Limits.EXCERPT_CHARS_MAX
        ? message
        : message.substring(0, Limits.EXCERPT_CHARS_MAX - 1) + "…";
  }
}
