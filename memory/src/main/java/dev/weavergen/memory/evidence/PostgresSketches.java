package dev.weavergen.memory.evidence;

import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.evidence.Sketches;
import java.util.Optional;

/** {@link Sketches} in the table {@code input_sketch}. */
public final class PostgresSketches implements Sketches {
  private final Database database;

  public PostgresSketches(Database database) {
    this.database = database;
  }

  @Override
  public void put(String generationId, String json) {
    var _ =
        database.run(session ->
            session.update(
                """
                INSERT INTO input_sketch (generation_id, sketch) VALUES (?, ?)
                ON CONFLICT (generation_id) DO UPDATE SET sketch = excluded.sketch
                """,
                generationId,
                json));
  }

  @Override
  public Optional<String> find(String generationId) {
    return database.run(session ->
        session.one(
            "SELECT sketch FROM input_sketch WHERE generation_id = ?",
            row -> row.text("sketch"),
            generationId));
  }
}
