package dev.weavergen.memory.learning;

import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.workflows.learning.Neighbours;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * {@link Neighbours} by PostgreSQL's full text search in the table {@code intent_words}: of the
 * intents that share a word with the one asked about, those that it ranks highest. The rank is
 * divided by that of the intent itself, so that an equal text has the similarity 1.
 */
public final class PostgresNeighbours implements Neighbours {
  /** The first words of an intent say what it is about; more would make a search slow. */
  private static final int WORDS_MAX = 48;

  /** Of the intents with most words in common, so many are looked at. */
  private static final int INTENTS_MAX = 2_000;

  private static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

  private static final String NEAREST =
      """
      WITH asked AS MATERIALIZED (
        SELECT words FROM intent_words WHERE sha256 = ?),
      terms AS MATERIALIZED (
        SELECT string_agg(
          '''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''', ' | ')::tsquery AS query
        FROM (
          SELECT lexeme FROM asked, unnest(words) ORDER BY positions[1], lexeme LIMIT ?) first),
      labelled AS MATERIALIZED (
        SELECT g.intent_sha256 AS sha256, avg(l.passed::int)::float8 AS success
        FROM generation g
          JOIN candidate c ON c.generation_id = g.id
          JOIN label l USING (generation_id, program_sha256)
        WHERE g.knowledge_scope = ? AND g.intent_sha256 <> ? AND g.started_at < ?
          AND l.revision <= ?
        GROUP BY g.intent_sha256
        ORDER BY max(g.started_at) DESC, g.intent_sha256 LIMIT ?),
      ranked AS (
        SELECT labelled.sha256, labelled.success,
          (ts_rank(w.words, terms.query, 1) / ts_rank(asked.words, terms.query, 1))::float8
            AS similarity
        FROM asked, terms, labelled JOIN intent_words w USING (sha256)
        WHERE terms.query IS NOT NULL AND w.words @@ terms.query)
      SELECT sha256, least(similarity, 1) AS similarity, success FROM ranked
      WHERE similarity > 0 ORDER BY similarity DESC, sha256
      """;

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
            INTENTS_MAX));
  }

  private static Neighbour neighbour(Row row) throws SQLException {
    return new Neighbour(
        row.text("sha256"),
        row.realIfAny("similarity").orElseThrow(),
        row.realIfAny("success").orElseThrow());
  }
}
