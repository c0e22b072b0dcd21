package dev.weavergen.memory.benchmark;

import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.benchmarks.HiddenTests;
import java.util.Optional;

/** {@link HiddenTests} in the table that {@link BenchmarkImport} fills. */
public final class PostgresHiddenTests implements HiddenTests {
  private final Database database;

  public PostgresHiddenTests(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> of(String benchmarkSha256, String taskId) {
    return database.run(session ->
        session.one(
            "SELECT source FROM hidden_test WHERE benchmark = ? AND task_id = ?",
            row -> row.utf8("source"),
            benchmarkSha256,
            taskId));
  }
}
