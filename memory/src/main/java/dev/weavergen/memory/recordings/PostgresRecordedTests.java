package dev.weavergen.memory.recordings;

import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.recordings.RecordingImport.Kind;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.recordings.RecordedTests;
import java.util.List;

/** {@link RecordedTests} in the tables that {@link RecordingImport} fills. */
public final class PostgresRecordedTests implements RecordedTests {
  private final Database database;

  public PostgresRecordedTests(Database database) {
    this.database = database;
  }

  @Override
  public boolean holds(String sha256) {
    return database.run(session ->
        session
            .one(
                "SELECT 1 AS one FROM recording WHERE sha256 = ? AND kind = ?",
                row -> row.whole("one"),
                sha256,
                Kind.TESTS.wireName())
            .isPresent());
  }

  @Override
  public List<GeneratedTest> tests(String sha256, String taskId) {
    return database.run(session ->
        session.list(
            """
            SELECT t.author, c.bytes
            FROM recorded_test t JOIN content c ON c.sha256 = t.content_sha256
            WHERE t.recording = ? AND t.task_id = ? ORDER BY t.ordinal
            """,
            TestForm.TESTS_OF_TASK_MAX,
            row -> new GeneratedTest(row.text("author"), row.utf8("bytes")),
            sha256,
            taskId));
  }
}
