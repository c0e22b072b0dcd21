package dev.weavergen.memory.benchmark;

import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import dev.weavergen.workflows.benchmarks.Benchmarks;
import dev.weavergen.workflows.payload.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@link Benchmarks} in the tables that {@link BenchmarkImport} fills. */
public final class PostgresBenchmarks implements Benchmarks {
  private static final String TASKS =
      """
      SELECT t.task_id, t.entry_point, p.bytes AS prompt, i.bytes AS intent,
        t.examples
      FROM benchmark_task t
        JOIN content p ON p.sha256 = t.prompt_sha256
        LEFT JOIN content i ON i.sha256 = t.intent_sha256
      WHERE t.benchmark = ?
      """;

  private final Database database;

  public PostgresBenchmarks(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Summary> find(String sha256) {
    return database.run(session -> find(session, sha256));
  }

  static Optional<Summary> find(Session session, String sha256) throws SQLException {
    return session.one(
        "SELECT name, tasks FROM benchmark WHERE sha256 = ?",
        row -> new Summary(row.text("name"), row.whole("tasks")),
        sha256);
  }

  @Override
  public List<BenchmarkTask> page(String sha256, int offset, int limit) {
    return limit < 1
        ? List.of()
        : database.run(session ->
            session.list(
                TASKS + "AND t.ordinal >= ? ORDER BY t.ordinal",
                limit,
                PostgresBenchmarks::task,
                sha256,
                offset));
  }

  @Override
  public Optional<BenchmarkTask> task(String sha256, String taskId) {
    return database.run(session ->
        session.one(TASKS + "AND t.task_id = ?", PostgresBenchmarks::task, sha256, taskId));
  }

  private static BenchmarkTask task(Row row) throws SQLException {
    return new BenchmarkTask(
        row.text("task_id"),
        row.utf8("prompt"),
        row.text("entry_point"),
        row.utf8IfAny("intent"),
        List.of(Json.mapper().readValue(row.text("examples"), String[].class)));
  }
}
