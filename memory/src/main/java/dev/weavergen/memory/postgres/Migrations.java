package dev.weavergen.memory.postgres;

import java.sql.SQLException;

/**
 * What is known of the migrations without Flyway, which takes longer to load than the question
 * takes.
 */
final class Migrations {
  /** The highest version in {@code db/migration}; a test compares. */
  static final String NEWEST = "9";

  /** Of the database's advisory locks, the one held while tables are made. */
  static final long LOCK = 0x5745_4156_4552_4D49L;

  private Migrations() {}

  static boolean newestIsThere(Session session) throws SQLException {
    boolean any =
        session
            .one(
                "SELECT to_regclass('flyway_schema_history') IS NOT NULL AS any",
                row -> row.flag("any"))
            .orElse(false);
    return any
        && session
            .one(
                "SELECT 1 AS one FROM flyway_schema_history WHERE version = ? AND success",
                row -> row.whole("one"),
                NEWEST)
            .isPresent();
  }
}
