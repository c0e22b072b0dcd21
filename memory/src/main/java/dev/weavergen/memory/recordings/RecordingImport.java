package dev.weavergen.memory.recordings;

import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Imports files of replies, each once under the SHA-256 of its bytes. A file that is already there
 * is hashed and not read again. Any broken row refuses the whole file: rows are stored in one
 * transaction, which ends well only when the last row has been found good and the bytes read were
 * those that were hashed.
 */
public final class RecordingImport {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final long FILE_BYTES_MAX = 512L * 1024 * 1024;

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
    RECORDINGS("recordings");

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
   * @param rows how many replies it has
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
    JsonLines.checkReadable(file);
    String sha256 = hash(file);
    Optional<Imported> held = held(kind, name, sha256, file);
    return held.orElseGet(
        () -> database.transaction(session -> stored(session, kind, name, sha256, file)));
  }

  /**
   * Reads a file as an import would and stores nothing.
   *
   * @throws ImportException with a line for each broken row
   */
  public static void check(Kind kind, Path file) {
    RowForm form = form(kind);
    JsonLines.read(
        file,
        (row, _) -> {
          var _ = form.read(row);
          return true;
        });
  }

  private Optional<Imported> held(Kind kind, String name, String sha256, Path file) {
    return database.run(session -> held(session, kind, name, sha256, file));
  }

  private static Optional<Imported> held(
      Session session, Kind kind, String name, String sha256, Path file) throws SQLException {
    record Held(String kind, int rows) {}
    Optional<Held> held =
        session.one(
            "SELECT kind, rows FROM recording WHERE sha256 = ?",
            row -> new Held(row.text("kind"), row.whole("rows")),
            sha256);
    held.ifPresent(found -> {
      if (!found.kind().equals(kind.wireName())) {
        throw ImportException.ofFile(
            file, "is a file of " + found.kind() + ", not of " + kind.wireName());
      }
    });
    return held.map(found -> new Imported(name, sha256, kind, found.rows(), true));
  }

  private static Imported stored(Session session, Kind kind, String name, String sha256, Path file)
      throws SQLException {
    var _ = session.one("SELECT pg_advisory_xact_lock(?)", _ -> true, IMPORT_LOCK);
    Optional<Imported> meanwhile = held(session, kind, name, sha256, file);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    var _ =
        session.update(
            "INSERT INTO recording (sha256, name, kind, rows) VALUES (?, ?, ?, 0)",
            sha256,
            name,
            kind.wireName());
    int rows = read(session, kind, sha256, file);
    var _ = session.update("UPDATE recording SET rows = ? WHERE sha256 = ?", rows, sha256);
    return new Imported(name, sha256, kind, rows, false);
  }

  private static int read(Session session, Kind kind, String sha256, Path file)
      throws SQLException {
    RowForm form = form(kind);
    RecordedRows rows = new RecordedRows(session, sha256, form);
    MessageDigest digest = digest();
    JsonLines.read(
        file,
        path -> new DigestInputStream(Files.newInputStream(path), digest),
        (row, _) -> {
          rows.add(form.read(row));
          return true;
        });
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw ImportException.ofFile(file, "changed while it was read: import it again");
    }
    rows.flush();
    return rows.added();
  }

  private static RowForm form(Kind kind) {
    return switch (kind) {
      case SAMPLES -> new SampleForm();
      case RECORDINGS -> new ExchangeForm();
    };
  }

  private static String hash(Path file) {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    try (InputStream input = Files.newInputStream(file)) {
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
        if (bytes > FILE_BYTES_MAX) {
          throw ImportException.ofFile(
              file, "has more than " + FILE_BYTES_MAX + " bytes, the most that is imported");
        }
      }
    } catch (IOException e) {
      throw JsonLines.unreadable(file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
