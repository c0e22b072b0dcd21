package dev.weavergen.memory.postgres;

import dev.weavergen.domain.candidate.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * A text for the table {@code content}, which keeps every text once.
 *
 * @param bytes UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
public record Content(String sha256, byte[] bytes) {
  private static final String INSERT =
      "INSERT INTO content (sha256, bytes, size_bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

  public static Content of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Content(Sha256.of(bytes), bytes);
  }

  /** Stores the text unless it is there; returns its hash. */
  public String storeIn(Session session) throws SQLException {
    var _ = session.update(INSERT, sha256, bytes, bytes.length);
    return sha256;
  }

  /** Stores those texts that are not there, in few round trips. */
  public static void storeAll(Session session, java.util.Collection<Content> contents)
      throws SQLException {
    session.batch(
        INSERT,
        contents.stream()
            .map(content -> new Object[] {content.sha256, content.bytes, content.bytes.length})
            .toList());
  }
}
