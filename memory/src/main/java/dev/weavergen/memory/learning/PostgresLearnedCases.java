package dev.weavergen.memory.learning;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.memory.outcomes.LabelRevisions;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.workflows.learning.LearnedCases;
import dev.weavergen.workflows.learning.UnreadableCaseException;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.prediction.GenerationCaseJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** {@link LearnedCases} in the tables {@code label} and {@code learned_case}. */
public final class PostgresLearnedCases implements LearnedCases {
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final int PAGE_ROWS = 100;

  private static final String LABELLED =
      """
      SELECT g.id, page.revision, g.intent_sha256, g.task_class, g.started_at,
        (SELECT jsonb_object_agg(program_sha256, passed) FROM label
          WHERE generation_id = g.id AND revision <= ?) AS labels
      FROM (
        SELECT l.generation_id, max(l.revision) AS revision
        FROM label l JOIN generation ON generation.id = l.generation_id
        WHERE generation.knowledge_scope = ? AND l.revision > ? AND l.revision <= ?
        GROUP BY l.generation_id ORDER BY max(l.revision) LIMIT ?) page
        JOIN generation g ON g.id = page.generation_id
      ORDER BY page.revision
      """;

  private static final String FORETOLD =
      """
      SELECT l.revision, g.intent_sha256, l.passed,
        (g.result -> 'prediction' ->> 'probability')::float8 AS probability
      FROM label l JOIN generation g ON g.id = l.generation_id
      WHERE g.knowledge_scope = ? AND l.revision < ?
        AND l.program_sha256 = g.result -> 'program' ->> 'sha256'
        AND jsonb_typeof(g.result -> 'prediction' -> 'probability') = 'number'
        AND l.labelled_at > (
          SELECT max(newest.labelled_at) - make_interval(days => ?)
          FROM label newest JOIN generation ON generation.id = newest.generation_id
          WHERE generation.knowledge_scope = ? AND newest.revision <= ?)
      ORDER BY l.revision DESC
      """;

  /** So many runs may begin and rewrite a generation while one of the same scope is under way. */
  private static final int ROWS_KEPT = 5;

  private static final String PUT =
      """
      INSERT INTO learned_case (generation_id, knowledge_scope, revision, first_revision,
        labelled_case, started_at)
      SELECT id, knowledge_scope, ?, least(?, (
          SELECT min(first_revision) FROM learned_case WHERE generation_id = generation.id)),
        ?::jsonb, started_at
      FROM generation WHERE id = ?
      ON CONFLICT (generation_id, revision) DO UPDATE SET labelled_case = excluded.labelled_case
      """;

  private static final String FORGET =
      """
      DELETE FROM learned_case WHERE generation_id = ? AND revision <= (
        SELECT revision FROM learned_case WHERE generation_id = ?
        ORDER BY revision DESC OFFSET ? LIMIT 1)
      """;

  private static final String PAGE =
      """
      SELECT generation_id, revision, first_revision, started_at, labelled_case
      FROM learned_case known
      WHERE knowledge_scope = ? AND revision <= ? AND (started_at, generation_id) < (?, ?)
        AND NOT EXISTS (
          SELECT 1 FROM learned_case newer WHERE newer.generation_id = known.generation_id
            AND newer.revision > known.revision AND newer.revision <= ?)
      ORDER BY started_at DESC, generation_id DESC
      """;

  private final Database database;

  public PostgresLearnedCases(Database database) {
    this.database = database;
  }

  @Override
  public long lastRevision(String scope) {
    return database.transaction(session -> LabelRevisions.last(session, scope));
  }

  @Override
  public List<Labelled> labelled(String scope, long after, long upTo, int rows) {
    return database.run(session ->
        session.list(
            LABELLED, rows, PostgresLearnedCases::labelled, upTo, scope, after, upTo, rows));
  }

  @Override
  public void put(String generationId, long revision, Optional<GenerationCase> learned) {
    var _ =
        database.transaction(session ->
            learned.isPresent()
                ? put(session, generationId, revision, GenerationCaseJson.write(learned.get()))
                : session.update(
                    "DELETE FROM learned_case WHERE generation_id = ? AND revision <= ?",
                    generationId,
                    revision));
  }

  private static int put(Session session, String generationId, long revision, String learned)
      throws SQLException {
    int rows =
        session.update(
            PUT, revision, revision, new dev.weavergen.memory.postgres.Json(learned), generationId);
    return rows + session.update(FORGET, generationId, generationId, ROWS_KEPT);
  }

  @Override
  public List<LearnedCase> page(String scope, long upTo, Optional<LearnedCase> before, int rows) {
    return database.run(session ->
        session.list(
            PAGE,
            rows,
            PostgresLearnedCases::learned,
            scope,
            upTo,
            before.map(LearnedCase::startedAt).orElse(LATEST),
            before.map(LearnedCase::generationId).orElse(""),
            upTo));
  }

  @Override
  public List<Foretold> foretold(String scope, long upTo, int days, int rows) {
    List<Foretold> foretold = new ArrayList<>();
    long below = upTo + 1;
    while (foretold.size() < rows) {
      int wanted = Math.min(PAGE_ROWS, rows - foretold.size());
      List<Foretold> page = foretoldBelow(scope, below, upTo, days, wanted);
      foretold.addAll(page);
      if (page.size() < wanted) {
        return foretold;
      }
      below = page.getLast().revision();
    }
    return foretold;
  }

  private List<Foretold> foretoldBelow(String scope, long below, long upTo, int days, int rows) {
    return database.run(session ->
        session.list(
            FORETOLD, rows, PostgresLearnedCases::foretold, scope, below, days, scope, upTo));
  }

  private static Labelled labelled(Row row) throws SQLException {
    Map<String, Boolean> labels =
        Json.mapper()
            .readValue(row.text("labels"), new TypeReference<TreeMap<String, Boolean>>() {});
    return new Labelled(
        row.text("id"),
        row.big("revision"),
        row.text("intent_sha256"),
        row.text("task_class"),
        row.instant("started_at"),
        labels);
  }

  private static LearnedCase learned(Row row) throws SQLException {
    String id = row.text("generation_id");
    return new LearnedCase(
        id,
        row.big("revision"),
        row.big("first_revision"),
        row.instant("started_at"),
        read(id, row.text("labelled_case")));
  }

  private static GenerationCase read(String generationId, String text) {
    try {
      return GenerationCaseJson.read(text);
    } catch (IllegalArgumentException unreadable) {
      throw new UnreadableCaseException(generationId, String.valueOf(unreadable.getMessage()));
    }
  }

  private static Foretold foretold(Row row) throws SQLException {
    return new Foretold(
        row.big("revision"),
        row.text("intent_sha256"),
        row.realIfAny("probability").orElseThrow(),
        row.flag("passed"));
  }
}
