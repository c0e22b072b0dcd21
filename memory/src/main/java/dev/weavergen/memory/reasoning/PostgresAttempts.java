package dev.weavergen.memory.reasoning;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Json;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.workflows.reasoning.Attempts;
import java.sql.SQLException;
import java.util.List;

/**
 * {@link Attempts} in the table {@code attempt}. Only those of the generation's latest run are
 * given back: a run that takes an id over begins anew.
 */
public final class PostgresAttempts implements Attempts {
  private final Database database;

  public PostgresAttempts(Database database) {
    this.database = database;
  }

  @Override
  public void put(Attempt attempt) {
    int stored =
        database.run(session ->
            session.update(
                """
                INSERT INTO attempt (generation_id, iteration, member, run_id, program_sha256, facts)
                SELECT id, ?, ?, run_id, ?, ?::jsonb FROM generation WHERE id = ?
                ON CONFLICT (generation_id, run_id, iteration, member) DO UPDATE SET
                  program_sha256 = excluded.program_sha256,
                  facts = excluded.facts, stored_at = excluded.stored_at
                """,
                attempt.iteration(),
                attempt.member(),
                attempt.programSha256(),
                json(attempt.observation()),
                attempt.generationId()));
    if (stored == 0) {
      throw new IllegalStateException(
          "generation " + attempt.generationId() + " has not been opened");
    }
  }

  @Override
  public List<Attempt> of(String generationId) {
    return database.run(session ->
        session.list(
            """
            SELECT generation_id, iteration, member, program_sha256, facts
            FROM attempt JOIN generation ON generation.id = generation_id
            WHERE generation_id = ? AND attempt.run_id = generation.run_id
            ORDER BY iteration, place
            """,
            Limits.PAGE_ROWS_MAX,
            PostgresAttempts::attempt,
            generationId));
  }

  private static Attempt attempt(Row row) throws SQLException {
    return new Attempt(
        row.text("generation_id"),
        row.whole("iteration"),
        row.text("member"),
        row.text("program_sha256"),
        dev.weavergen.workflows.payload.Json.mapper()
            .readValue(row.text("facts"), Observation.class));
  }

  private static Json json(Observation observation) {
    return new Json(dev.weavergen.workflows.payload.Json.mapper().writeValueAsString(observation));
  }
}
