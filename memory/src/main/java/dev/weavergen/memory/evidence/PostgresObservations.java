package dev.weavergen.memory.evidence;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Json;
import dev.weavergen.workflows.evidence.Observations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@link Observations} in the table {@code observation}: the whole as JSON, and beside it what
 * track records need.
 */
public final class PostgresObservations implements Observations {
  private final Database database;

  public PostgresObservations(Database database) {
    this.database = database;
  }

  @Override
  public void put(String generationId, Observation observation) {
    var _ =
        database.run(session ->
            session.update(
                """
                INSERT INTO observation (generation_id, facts, showing)
                VALUES (?, ?::jsonb, ?::jsonb)
                ON CONFLICT (generation_id) DO UPDATE SET facts = excluded.facts,
                  showing = excluded.showing, stored_at = excluded.stored_at
                """,
                generationId,
                json(observation),
                json(showing(observation))));
  }

  /** What track records need of a candidate. */
  private record Seen(Showing showing, List<TestTally> tests) {}

  private static Map<String, Seen> showing(Observation observation) {
    Map<String, Seen> showing = new TreeMap<>();
    observation
        .candidates()
        .forEach(facts ->
            showing.put(
                facts.model(),
                new Seen(Showing.of(facts), TestTally.of(facts, observation.checks()))));
    return showing;
  }

  private static Json json(Object value) {
    return new Json(dev.weavergen.workflows.payload.Json.mapper().writeValueAsString(value));
  }

  @Override
  public Optional<Observation> find(String generationId) {
    return database
        .run(session ->
            session.one(
                "SELECT facts FROM observation WHERE generation_id = ?",
                row -> row.text("facts"),
                generationId))
        .map(facts ->
            dev.weavergen.workflows.payload.Json.mapper().readValue(facts, Observation.class));
  }
}
