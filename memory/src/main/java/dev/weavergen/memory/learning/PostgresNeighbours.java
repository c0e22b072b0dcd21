package dev.weavergen.memory.learning;

import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.workflows.learning.Neighbours;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * {@link Neighbours} by PostgreSQL's full text search in the table {@code intent_words}: of the
 * intents that share a word with the one asked about, those that it ranks highest. The rank is
 * divided by that of the intent itself, so that an equal text has the similarity 1.
 */
public final class PostgresNeighbours implements Neighbours {
  /** The first words of an intent say what it is about; more would make a search slow. */
  private static final int WORDS_MAX = 48;

  /** So many of the latest labelled generations are looked at, however many there are. */
  private static final int GENERATIONS_MAX = 2_000;

  private static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

  private static final String ASKED =
      """
      WITH asked AS MATERIALIZED (
        SELECT words FROM intent_words WHERE sha256 = ?),
      terms AS MATERIALIZED (
        SELECT string_agg(
          '''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''', ' | ')::tsquery AS query
        FROM (
          SELECT lexeme FROM asked, unnest(words) ORDER BY positions[1], lexeme LIMIT ?) first),
      """;

  private static final String SIMILARITY =
      """
      (ts_rank(w.words, terms.query, 1) / ts_rank(asked.words, terms.query, 1))::float8
      """;

  private static final String NEAREST =
      ASKED
          + """
          labelled AS MATERIALIZED (
            SELECT g.intent_sha256 AS sha256, avg(l.passed::int)::float8 AS success
            FROM (
                SELECT id, intent_sha256 FROM generation past
                WHERE knowledge_scope = ? AND intent_sha256 <> ? AND started_at < ? AND EXISTS (
                  SELECT 1 FROM label WHERE generation_id = past.id AND revision <= ?)
                ORDER BY started_at DESC, id DESC LIMIT ?) g
              JOIN candidate c ON c.generation_id = g.id
              JOIN label l USING (generation_id, program_sha256)
            WHERE l.revision <= ?
            GROUP BY g.intent_sha256),
          ranked AS (
            SELECT labelled.sha256, labelled.success, %s AS similarity
            FROM asked, terms, labelled JOIN intent_words w USING (sha256)
            WHERE terms.query IS NOT NULL AND w.words @@ terms.query)
          SELECT sha256, least(similarity, 1) AS similarity, success FROM ranked
          WHERE similarity > 0 ORDER BY similarity DESC, sha256
          """
              .formatted(SIMILARITY);

  private static final String ALIKE =
      ASKED
          + """
          ranked AS (
            SELECT w.sha256, %s AS similarity
            FROM asked, terms, intent_words w
            WHERE w.sha256 = ANY (string_to_array(?, ',')) AND w.sha256 <> ?
              AND terms.query IS NOT NULL AND w.words @@ terms.query)
          SELECT sha256, least(similarity, 1) AS similarity FROM ranked
          WHERE similarity > 0 ORDER BY similarity DESC, sha256
          """
              .formatted(SIMILARITY);

  private final Database database;

  public PostgresNeighbours(Database database) {
    this.database = database;
  }

  @Override
  public List<Neighbour> nearest(Query query) {
    return database.run(session ->
        session.list(
            NEAREST,
            query.rows(),
            PostgresNeighbours::neighbour,
            query.group(),
            WORDS_MAX,
            query.scope(),
            query.group(),
            query.before().orElse(ALWAYS),
            query.watermark(),
            GENERATIONS_MAX,
            query.watermark()));
  }

  @Override
  public List<Alike> alike(String group, Collection<String> groups, int rows) {
    return database.run(session ->
        session.list(
            ALIKE,
            rows,
            row -> new Alike(row.text("sha256"), row.realIfAny("similarity").orElseThrow()),
            group,
            WORDS_MAX,
            String.join(",", groups),
            group));
  }

  private static Neighbour neighbour(Row row) throws SQLException {
    return new Neighbour(
        row.text("sha256"),
        row.realIfAny("similarity").orElseThrow(),
        row.realIfAny("success").orElseThrow());
  }
}
