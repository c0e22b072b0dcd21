package dev.weavergen.memory.benchmark;

import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Json;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import dev.weavergen.workflows.benchmarks.Benchmarks.Summary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Imports benchmarks, each once under the SHA-256 of its file's bytes, tasks and hidden tests in
 * one transaction: one broken row refuses the whole file.
 */
public final class BenchmarkImport {
  /** Imports come one after the other, with those of recordings: their texts overlap. */
  private static final long IMPORT_LOCK = 0x5745_4156_4552L;

  private final Database database;

  public BenchmarkImport(Database database) {
    this.database = database;
  }

  /**
   * A benchmark that is in the store.
   *
   * @param alreadyHeld whether it was there before
   */
  public record Imported(String name, String sha256, int tasks, boolean alreadyHeld) {}

  /**
   * Imports a file, plain or packed, or a folder with a file for each task.
   *
   * @param name shown to people; the hash is what identifies the benchmark
   * @throws ImportException with a line for each broken row; nothing is stored then
   */
  public Imported importFrom(String name, Path source) {
    try (BenchmarkFile file = BenchmarkFile.open(source)) {
      Optional<Summary> held = new PostgresBenchmarks(database).find(file.sha256());
      return held.map(found -> new Imported(found.name(), file.sha256(), found.tasks(), true))
          .orElseGet(() -> database.transaction(session -> stored(session, name, file)));
    }
  }

  private static Imported stored(Session session, String name, BenchmarkFile file)
      throws SQLException {
    var _ = session.one("SELECT pg_advisory_xact_lock(?)", _ -> true, IMPORT_LOCK);
    Optional<Summary> meanwhile = PostgresBenchmarks.find(session, file.sha256());
    if (meanwhile.isPresent()) {
      return new Imported(meanwhile.get().name(), file.sha256(), meanwhile.get().tasks(), true);
    }
    var _ =
        session.update(
            "INSERT INTO benchmark (sha256, name, tasks) VALUES (?, ?, 0)", file.sha256(), name);
    int[] tasks = {0};
    file.<SQLException>read(row -> store(session, file.sha256(), row, tasks[0]++));
    var _ =
        session.update("UPDATE benchmark SET tasks = ? WHERE sha256 = ?", tasks[0], file.sha256());
    return new Imported(name, file.sha256(), tasks[0], false);
  }

  private static void store(Session session, String sha256, TaskRow row, int ordinal)
      throws SQLException {
    BenchmarkTask task = row.task();
    Optional<String> intent = Optional.empty();
    if (task.intent().isPresent()) {
      intent = Optional.of(Content.of(task.intent().get()).storeIn(session));
    }
    var _ =
        session.update(
            """
            INSERT INTO benchmark_task (benchmark, task_id, ordinal, entry_point, prompt_sha256,
              intent_sha256, examples)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
            """,
            sha256,
            task.taskId(),
            ordinal,
            task.entryPoint(),
            Content.of(task.prompt()).storeIn(session),
            intent,
            examples(task));
    if (row.hiddenTest().isPresent()) {
      var _ =
          session.update(
              "INSERT INTO hidden_test (benchmark, task_id, source) VALUES (?, ?, ?)",
              sha256,
              task.taskId(),
              row.hiddenTest().get().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Json examples(BenchmarkTask task) {
    ArrayNode examples = JsonNodeFactory.instance.arrayNode();
    task.examples().forEach(examples::add);
    return new Json(examples.toString());
  }
}
