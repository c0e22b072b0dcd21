package dev.weavergen.memory.generation;

import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.generation.Sources;
import java.util.Optional;

/** {@link Sources} in the table {@code content}. */
public final class PostgresSources implements Sources {
  private final Database database;

  public PostgresSources(Database database) {
    this.database = database;
  }

  @Override
  public String put(String text) {
    Content content = Content.of(text);
    return database.run(session -> content.storeIn(session));
  }

  @Override
  public Optional<String> get(String sha256) {
    return database.run(session ->
        session.one(
            "SELECT bytes FROM content WHERE sha256 = ?", row -> row.utf8("bytes"), sha256));
  }
}
