package dev.weavergen.cli.client;

import dev.weavergen.activities.panel.recorded.RecordingFile;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.home.RunningServers;
import dev.weavergen.memory.panel.PostgresReplies;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the replies of a generation to a recordings file, from the store, where every reply lies
 * that has arrived.
 */
public final class Recorder {
  private Recorder() {}

  /**
   * Appends the generation's replies.
   *
   * @throws UnavailableException when the file cannot be written or the store is not known
   */
  public static void append(Path file, String generationId, RunningServers servers) {
    String url =
        servers
            .database()
            .orElseThrow(() ->
                new UnavailableException(
                    "--record needs the worker's PostgreSQL; name it with --database URL"));
    RecordingFile recording = new RecordingFile(file);
    try (Database database = Database.single(DatabaseUrl.of(url))) {
      for (PostgresReplies.StoredExchange exchange :
          new PostgresReplies(database).exchanges(generationId)) {
        recording.append(
            exchange.member(), exchange.prompt(), exchange.reply(), exchange.storedAt());
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "--record: " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
