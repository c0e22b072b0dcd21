package dev.weavergen.memory.recordings;

import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Imports files of replies, of tests and of repairs that models wrote, each once under the SHA-256
 * of its bytes. A file that is already there is hashed and not read again. Any broken row refuses
 * the whole file: rows are stored in one transaction, which ends well only when the last row has
 * been found good and the bytes read were those that were hashed.
 */
public final class RecordingImport {
  /** Imports come one after the other: their texts overlap, and two could wait for each other. */
  private static final long IMPORT_LOCK = 0x5745_4156_4552L;

  private final Database database;

  public RecordingImport(Database database) {
    this.database = database;
  }

  /** What a file holds. */
  public enum Kind {
    /** Lines {@code {task_id, solution}} or {@code {task_id, completion}}, several for a task. */
    SAMPLES("samples"),
    /** Lines {@code {key, request, reply, recordedAt}}, as recording writes them. */
    RECORDINGS("recordings"),
    /** Lines {@code {task_id, model, tests}}: asserts that a model wrote for the task. */
    TESTS("tests"),
    /** Lines {@code {task_id, model, iterations}}: a model repairing its own program. */
    REPAIRS("repairs");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /**
   * A file that is in the store.
   *
   * @param rows how many replies or tests it has
   * @param alreadyHeld whether it was there before
   */
  public record Imported(String name, String sha256, Kind kind, int rows, boolean alreadyHeld) {}

  /**
   * Imports a file unless its content is there already.
   *
   * @param name shown to people; the hash is what identifies the file
   * @throws ImportException with a line for each broken row; nothing is stored then
   */
  public Imported importFile(Kind kind, String name, Path file) {
    HashedFile hashed = HashedFile.of(file);
    Optional<Imported> held = database.run(session -> held(session, kind, name, hashed));
    return held.orElseGet(
        () -> database.transaction(session -> stored(session, kind, name, hashed)));
  }

  /**
   * Reads a file as an import would and stores nothing.
   *
   * @return the ids of the tasks that it has lines for; a file of recordings names none
   * @throws ImportException with a line for each broken row
   */
  public static Set<String> check(Kind kind, Path file) {
    RowForm form = form(kind);
    Set<String> tasks = new LinkedHashSet<>();
    JsonLines.read(
        file,
        (row, _) -> {
          var _ = form.read(row);
          row.optional("task_id").ifPresent(task -> tasks.add(task.asString()));
          return true;
        });
    return tasks;
  }

  private static Optional<Imported> held(Session session, Kind kind, String name, HashedFile file)
      throws SQLException {
    record Held(String kind, int rows) {}
    Optional<Held> held =
        session.one(
            "SELECT kind, rows FROM recording WHERE sha256 = ?",
            row -> new Held(row.text("kind"), row.whole("rows")),
            file.sha256());
    held.ifPresent(found -> {
      if (!found.kind().equals(kind.wireName())) {
        throw ImportException.ofFile(
            file.path(), "is a file of " + found.kind() + ", not of " + kind.wireName());
      }
    });
    return held.map(found -> new Imported(name, file.sha256(), kind, found.rows(), true));
  }

  private static Imported stored(Session session, Kind kind, String name, HashedFile file)
      throws SQLException {
    var _ = session.one("SELECT pg_advisory_xact_lock(?)", _ -> true, IMPORT_LOCK);
    Optional<Imported> meanwhile = held(session, kind, name, file);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    var _ =
        session.update(
            "INSERT INTO recording (sha256, name, kind, rows) VALUES (?, ?, ?, 0)",
            file.sha256(),
            name,
            kind.wireName());
    int rows = read(session, kind, file);
    var _ = session.update("UPDATE recording SET rows = ? WHERE sha256 = ?", rows, file.sha256());
    return new Imported(name, file.sha256(), kind, rows, false);
  }

  private static int read(Session session, Kind kind, HashedFile file) throws SQLException {
    RowForm form = form(kind);
    RecordedRows rows = new RecordedRows(session, file.sha256(), form);
    file.read(
        JsonLines.LINE_BYTES_MAX,
        (row, _) -> {
          for (RowForm.RecordedRow read : form.read(row)) {
            rows.add(read);
          }
          return true;
        });
    rows.flush();
    return rows.added();
  }

  private static RowForm form(Kind kind) {
    return switch (kind) {
      case SAMPLES -> new SampleForm();
      case RECORDINGS -> new ExchangeForm();
      case TESTS -> new TestForm();
      case REPAIRS -> new RepairForm();
    };
  }
}
