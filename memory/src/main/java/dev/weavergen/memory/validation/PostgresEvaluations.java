package dev.weavergen.memory.validation;

import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Json;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.workflows.validation.Evaluations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link Evaluations} in the tables {@code evaluation} and {@code evaluation_task}. */
public final class PostgresEvaluations implements Evaluations {
  private final Database database;

  public PostgresEvaluations(Database database) {
    this.database = database;
  }

  @Override
  public void open(OpenEvaluation evaluation, List<String> taskIds) {
    List<Object[]> rows = new ArrayList<>();
    for (String taskId : taskIds) {
      rows.add(new Object[] {evaluation.id(), rows.size(), taskId});
    }
    var _ =
        database.transaction(session -> {
          int opened =
              session.update(
                  """
                  INSERT INTO evaluation (id, run_id, request, benchmark, benchmark_name, tasks)
                  VALUES (?, ?, ?::jsonb, ?, ?, ?)
                  ON CONFLICT (id) DO UPDATE SET run_id = excluded.run_id,
                    request = excluded.request, benchmark = excluded.benchmark,
                    benchmark_name = excluded.benchmark_name, tasks = excluded.tasks,
                    report = NULL, started_at = now(), finished_at = NULL
                  WHERE evaluation.run_id <> excluded.run_id
                  """,
                  evaluation.id(),
                  evaluation.runId(),
                  new Json(evaluation.requestJson()),
                  evaluation.benchmark(),
                  evaluation.benchmarkName(),
                  taskIds.size());
          if (opened > 0) {
            forget(session, evaluation.id());
            session.batch(
                "INSERT INTO evaluation_task (evaluation, ordinal, task_id) VALUES (?, ?, ?)",
                rows);
          }
          return opened;
        });
  }

  /** What an earlier run left, its labels too: they would be known of before they come. */
  private static void forget(Session session, String id) throws SQLException {
    for (String table : List.of("label", "learned_case")) {
      var _ =
          session.update(
              """
              DELETE FROM %s known USING evaluation_task task
              WHERE task.evaluation = ? AND known.generation_id = task.generation_id
              """
                  .formatted(table),
              id);
    }
    var _ = session.update("DELETE FROM evaluation_task WHERE evaluation = ?", id);
  }

  @Override
  public Optional<EvaluationRow> find(String id) {
    return database.run(session ->
        session.one(
            """
            SELECT id, run_id, request, benchmark, benchmark_name, tasks, report,
              extract(epoch FROM coalesce(finished_at, now()) - started_at) AS seconds
            FROM evaluation WHERE id = ?
            """,
            PostgresEvaluations::evaluation,
            id));
  }

  @Override
  public List<TaskRow> tasks(String id, int from, int atMost) {
    return database.run(session ->
        session.list(
            """
            SELECT ordinal, task_id, result FROM evaluation_task
            WHERE evaluation = ? AND ordinal >= ? ORDER BY ordinal
            """,
            atMost,
            PostgresEvaluations::task,
            id,
            from));
  }

  @Override
  public void result(String id, int ordinal, TaskResult result) {
    int changed =
        database.run(session ->
            session.update(
                """
                UPDATE evaluation_task SET generation_id = ?, result = ?::jsonb
                WHERE evaluation = ? AND ordinal = ?
                """,
                result.generationId(),
                new Json(json(result)),
                id,
                ordinal));
    if (changed == 0) {
      throw new IllegalStateException("evaluation " + id + " has no task number " + ordinal);
    }
  }

  @Override
  public void finish(String id, String reportJson) {
    var _ =
        database.run(session ->
            session.update(
                """
                UPDATE evaluation SET report = ?::json, finished_at = coalesce(finished_at, now())
                WHERE id = ?
                """,
                new Json(reportJson),
                id));
  }

  private static EvaluationRow evaluation(Row row) throws SQLException {
    return new EvaluationRow(
        row.text("id"),
        row.text("run_id"),
        row.text("request"),
        row.text("benchmark"),
        row.text("benchmark_name"),
        row.whole("tasks"),
        row.realIfAny("seconds").orElse(0.0),
        row.textIfAny("report"));
  }

  private static TaskRow task(Row row) throws SQLException {
    return new TaskRow(
        row.whole("ordinal"),
        row.text("task_id"),
        row.textIfAny("result").map(PostgresEvaluations::result));
  }

  private static String json(TaskResult result) {
    return dev.weavergen.workflows.payload.Json.mapper().writeValueAsString(result);
  }

  private static TaskResult result(String json) {
    return dev.weavergen.workflows.payload.Json.mapper().readValue(json, TaskResult.class);
  }
}
