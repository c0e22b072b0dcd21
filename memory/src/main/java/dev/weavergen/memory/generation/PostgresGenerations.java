package dev.weavergen.memory.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Json;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.workflows.generation.Generations;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link Generations} in the table {@code generation}. */
public final class PostgresGenerations implements Generations {
  private static final int EXCERPT_BYTES_MAX = 480;
  private static final int EXCERPT_CHARS_MAX = 160;

  private static final String SUMMARY =
      """
      g.id, g.run_id, g.trace_id, g.knowledge_scope, g.status, g.language, g.entry_point, g.score,
      g.started_at, g.finished_at, substring(c.bytes FROM 1 FOR %d) AS intent
      """
          .formatted(EXCERPT_BYTES_MAX);

  private static final String TABLES =
      " FROM generation g JOIN content c ON c.sha256 = g.intent_sha256 ";

  /** By which later intents find this one; as in the migration that made the table. */
  private static final int SEARCHED_CHARS_MAX = 8_192;

  private final Database database;

  public PostgresGenerations(Database database) {
    this.database = database;
  }

  @Override
  public void open(OpenGeneration generation) {
    var _ =
        database.transaction(session -> {
          indexWords(session, generation.intentSha256());
          return open(session, generation);
        });
  }

  private static void indexWords(Session session, String intentSha256) throws SQLException {
    var _ =
        session.update(
            """
            INSERT INTO intent_words (sha256, words)
            SELECT sha256, to_tsvector('english', left(text, ?)) FROM content_text WHERE sha256 = ?
            ON CONFLICT DO NOTHING
            """,
            SEARCHED_CHARS_MAX,
            intentSha256);
  }

  private static int open(Session session, OpenGeneration generation) throws SQLException {
    return session.update(
        """
        INSERT INTO generation (id, run_id, trace_id, knowledge_scope, status, language,
          entry_point, intent_sha256, parsed_intent, request, task_class, started_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
        ON CONFLICT (id) DO UPDATE SET run_id = excluded.run_id,
          trace_id = excluded.trace_id, knowledge_scope = excluded.knowledge_scope,
          status = excluded.status, language = excluded.language,
          entry_point = excluded.entry_point, intent_sha256 = excluded.intent_sha256,
          parsed_intent = excluded.parsed_intent, request = excluded.request,
          task_class = excluded.task_class, started_at = excluded.started_at,
          question = NULL, result = NULL, score = NULL, finished_at = NULL
        WHERE generation.run_id <> excluded.run_id
        """,
        generation.id(),
        generation.runId(),
        generation.traceId(),
        generation.knowledgeScope(),
        RUNNING,
        generation.language(),
        generation.entryPoint(),
        generation.intentSha256(),
        new Json(generation.parsedIntentJson()),
        new Json(generation.requestJson()),
        generation.taskClass(),
        generation.startedAt());
  }

  @Override
  public Optional<String> parsedIntentJson(String id) {
    return database.run(session ->
        session.one(
            "SELECT parsed_intent FROM generation WHERE id = ?",
            row -> row.text("parsed_intent"),
            id));
  }

  @Override
  public boolean finish(GenerationEnd end) {
    return database.run(session -> {
      int changed =
          session.update(
              """
              UPDATE generation
              SET run_id = ?, status = ?, question = NULL, score = ?, result = ?::jsonb,
                finished_at = ?
              WHERE id = ? AND (finished_at IS NULL OR run_id <> ?)
              """,
              end.runId(),
              end.status(),
              end.score(),
              new Json(end.resultJson()),
              end.finishedAt(),
              end.id(),
              end.runId());
      return changed > 0
          || session
              .one(
                  "SELECT 1 AS one FROM generation WHERE id = ?", row -> row.whole("one"), end.id())
              .isPresent();
    });
  }

  @Override
  public void waits(String id, String runId, Optional<String> question) {
    var _ =
        database.run(session ->
            session.update(
                """
                UPDATE generation SET status = ?, question = ?
                WHERE id = ? AND run_id = ? AND finished_at IS NULL
                """,
                question.isPresent() ? GenerationStatus.NEEDS_DECISION.wireName() : RUNNING,
                question,
                id,
                runId));
  }

  @Override
  public void pauses(String id, String runId, Optional<String> resultJson) {
    var _ =
        database.run(session ->
            session.update(
                """
                UPDATE generation SET status = ?, result = ?::jsonb
                WHERE id = ? AND run_id = ? AND finished_at IS NULL
                """,
                resultJson.isPresent() ? GenerationStatus.BUDGET_EXCEEDED.wireName() : RUNNING,
                resultJson.map(Json::new),
                id,
                runId));
  }

  @Override
  public Optional<GenerationRow> find(String id) {
    return database.run(session ->
        session.one(
            "SELECT "
                + SUMMARY
                + ", g.question, g.intent_sha256, g.request, g.parsed_intent, g.result"
                + TABLES
                + "WHERE g.id = ?",
            PostgresGenerations::row,
            id));
  }

  @Override
  public List<GenerationSummary> page(PageRequest request) {
    int rows = Math.clamp(request.rows(), 1, Limits.PAGE_ROWS_MAX);
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> parameters = new ArrayList<>();
    request
        .status()
        .ifPresent(status -> {
          conditions.add("g.status = ?");
          parameters.add(status);
        });
    request
        .before()
        .ifPresent(cursor -> {
          conditions.add("(g.started_at, g.id) < (?, ?)");
          parameters.addAll(List.of(cursor.startedAt(), cursor.id()));
        });
    String sql =
        "SELECT %s %s WHERE %s ORDER BY g.started_at DESC, g.id DESC LIMIT %d"
            .formatted(SUMMARY, TABLES, String.join(" AND ", conditions), rows);
    return database.run(
        session -> session.list(sql, rows, PostgresGenerations::summary, parameters.toArray()));
  }

  private static GenerationRow row(Row row) throws SQLException {
    return new GenerationRow(
        summary(row),
        row.textIfAny("question"),
        row.text("intent_sha256"),
        row.text("request"),
        row.text("parsed_intent"),
        row.textIfAny("result"));
  }

  private static GenerationSummary summary(Row row) throws SQLException {
    return new GenerationSummary(
        row.text("id"),
        row.text("run_id"),
        row.text("trace_id"),
        row.text("knowledge_scope"),
        row.text("status"),
        row.textIfAny("language"),
        row.textIfAny("entry_point"),
        excerpt(row.utf8("intent")),
        row.realIfAny("score"),
        row.instant("started_at"),
        row.instantIfAny("finished_at"));
  }

  /** The last character may have been cut in two; it is left out with what is too long. */
  private static String excerpt(String beginning) {
    boolean cut =
        beginning.getBytes(StandardCharsets.UTF_8).length >= EXCERPT_BYTES_MAX
            || beginning.endsWith("\uFFFD");
    String whole = cut ? beginning.substring(0, beginning.length() - 1) : beginning;
    return whole.codePointCount(0, whole.length()) <= EXCERPT_CHARS_MAX
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, EXCERPT_CHARS_MAX));
  }
}
