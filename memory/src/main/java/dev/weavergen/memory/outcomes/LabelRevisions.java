package dev.weavergen.memory.outcomes;

import dev.weavergen.memory.postgres.Session;
import java.sql.SQLException;

/**
 * The order of labels. Each gets the next number of a sequence when it is written or changed, but
 * transactions commit in any order: a reader that saw number 8 while 7 was not committed yet would
 * take 8 as its watermark and never see 7. So writers hold a lock that they share with each other
 * from before they draw a number until they have committed, and the reader takes it for itself for
 * a moment: every number up to the one that it then sees is committed or will never be.
 */
public final class LabelRevisions {
  /** Of the database's advisory locks, the one around the writing of labels. */
  private static final long LOCK = 0x5745_4156_4C41_424CL;

  private LabelRevisions() {}

  /** Before labels are written in a transaction. */
  static void write(Session session) throws SQLException {
    var _ = session.one("SELECT pg_advisory_xact_lock_shared(?)", _ -> true, LOCK);
  }

  /**
   * The last revision of a scope's labels, 0 without any. To be called in a transaction of its own,
   * which keeps writers waiting until it ends.
   */
  public static long last(Session session, String scope) throws SQLException {
    var _ = session.one("SELECT pg_advisory_xact_lock(?)", _ -> true, LOCK);
    return session
        .one(
            """
            SELECT coalesce(max(label.revision), 0) AS revision
            FROM label JOIN generation ON generation.id = label.generation_id
            WHERE generation.knowledge_scope = ?
            """,
            row -> row.big("revision"),
            scope)
        .orElseThrow();
  }
}
