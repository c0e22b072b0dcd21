package dev.weavergen.memory.learning;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.workflows.learning.KnowledgeJson;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.learning.UnreadableKnowledgeException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@link Knowledges} in the tables {@code knowledge} and {@code current_knowledge}; the documents
 * lie in {@code content}, so that their bytes stay what they were. A document whose bytes no longer
 * have their hash is refused like one of a newer format.
 */
public final class PostgresKnowledges implements Knowledges {
  private static final String DOCUMENT =
      """
      SELECT k.knowledge_scope, k.version, k.parent, k.sha256, c.bytes FROM knowledge k JOIN content c USING (sha256)
      WHERE k.knowledge_scope = ? AND k.version =
      """;

  private final Database database;

  public PostgresKnowledges(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Knowledge> current(String scope) {
    return database
        .run(session ->
            session.one(
                DOCUMENT + "(SELECT version FROM current_knowledge WHERE knowledge_scope = ?)",
                PostgresKnowledges::document,
                scope,
                scope))
        .map(Document::knowledge);
  }

  @Override
  public Optional<Knowledge> find(String scope, long version) {
    return document(scope, version).map(Document::knowledge);
  }

  @Override
  public Optional<String> text(String scope, long version) {
    return document(scope, version).map(Document::intact);
  }

  @Override
  public OptionalLong currentVersion(String scope) {
    return database.run(session -> current(session, scope));
  }

  @Override
  public long watermark(String scope) {
    return database
        .run(session ->
            session.one(
                "SELECT coalesce(max(watermark), 0) AS watermark FROM knowledge WHERE knowledge_scope = ?",
                row -> row.big("watermark"),
                scope))
        .orElse(0L);
  }

  private Optional<Document> document(String scope, long version) {
    return database.run(
        session -> session.one(DOCUMENT + "?", PostgresKnowledges::document, scope, version));
  }

  @Override
  public List<Published> history(String scope, int rows) {
    return database.run(session ->
        session.list(
            """
            SELECT k.version, k.parent, coalesce(k.version = c.version, false) AS current,
              k.generations, k.labels, k.sha256, k.published_at
            FROM knowledge k LEFT JOIN current_knowledge c USING (knowledge_scope)
            WHERE k.knowledge_scope = ? ORDER BY k.version DESC
            """,
            rows,
            PostgresKnowledges::published,
            scope));
  }

  @Override
  public boolean publish(String scope, Knowledge knowledge) {
    Content content = Content.of(KnowledgeJson.write(knowledge));
    return database.transaction(session -> {
      lock(session, scope);
      long latest =
          session
              .one(
                  "SELECT coalesce(max(version), 0) AS version FROM knowledge WHERE knowledge_scope = ?",
                  row -> row.big("version"),
                  scope)
              .orElseThrow();
      boolean first =
          knowledge.version() == latest + 1 && knowledge.parent().equals(current(session, scope));
      if (first) {
        insert(session, scope, knowledge, content.storeIn(session));
        use(session, scope, knowledge.version());
      }
      return first;
    });
  }

  @Override
  public boolean rollback(String scope, long version) {
    return database.transaction(session -> {
      lock(session, scope);
      if (version == NONE) {
        var _ = session.update("DELETE FROM current_knowledge WHERE knowledge_scope = ?", scope);
        return true;
      }
      boolean known =
          session
              .one(
                  "SELECT 1 AS one FROM knowledge WHERE knowledge_scope = ? AND version = ?",
                  row -> row.whole("one"),
                  scope,
                  version)
              .isPresent();
      if (known) {
        use(session, scope, version);
      }
      return known;
    });
  }

  /** Whoever publishes or rolls back in a scope does it alone, until the transaction ends. */
  private static void lock(Session session, String scope) throws SQLException {
    var _ =
        session.one(
            "SELECT pg_advisory_xact_lock(hashtextextended('knowledge ' || ?, 0))",
            _ -> true,
            scope);
  }

  private static OptionalLong current(Session session, String scope) throws SQLException {
    return session
        .one(
            "SELECT version FROM current_knowledge WHERE knowledge_scope = ?",
            row -> OptionalLong.of(row.big("version")),
            scope)
        .orElse(OptionalLong.empty());
  }

  private static void insert(Session session, String scope, Knowledge knowledge, String sha256)
      throws SQLException {
    Optional<Long> parent =
        knowledge.parent().isPresent()
            ? Optional.of(knowledge.parent().getAsLong())
            : Optional.empty();
    var _ =
        session.update(
            """
            INSERT INTO knowledge (knowledge_scope, version, parent, watermark, sha256, generations, labels)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            scope,
            knowledge.version(),
            parent,
            knowledge.watermark(),
            sha256,
            knowledge.generations(),
            knowledge.labels());
  }

  private static void use(Session session, String scope, long version) throws SQLException {
    var _ =
        session.update(
            """
            INSERT INTO current_knowledge (knowledge_scope, version) VALUES (?, ?)
            ON CONFLICT (knowledge_scope) DO UPDATE SET version = excluded.version
            """,
            scope,
            version);
  }

  private static Published published(Row row) throws SQLException {
    return new Published(
        row.big("version"),
        row.flag("current"),
        parent(row),
        row.whole("generations"),
        row.whole("labels"),
        row.text("sha256"),
        row.instant("published_at"));
  }

  private static Document document(Row row) throws SQLException {
    return new Document(
        row.text("knowledge_scope"),
        row.big("version"),
        parent(row),
        row.text("sha256"),
        row.utf8("bytes"));
  }

  private static OptionalLong parent(Row row) throws SQLException {
    return row.bigIfAny("parent").map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** A stored document before anybody has looked into it. */
  private record Document(
      String scope, long version, OptionalLong parent, String sha256, String text) {
    Knowledge knowledge() {
      try {
        return KnowledgeJson.read(intact());
      } catch (IllegalArgumentException unreadable) {
        throw refused(String.valueOf(unreadable.getMessage()));
      }
    }

    String intact() {
      if (!Sha256.of(text).equals(sha256)) {
        throw refused("its document is damaged, it no longer has the SHA-256 " + sha256);
      }
      return text;
    }

    private UnreadableKnowledgeException refused(String why) {
      return new UnreadableKnowledgeException(scope, version, parent, why);
    }
  }
}
