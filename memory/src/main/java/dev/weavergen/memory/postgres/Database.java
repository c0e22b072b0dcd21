package dev.weavergen.memory.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A PostgreSQL that holds our tables. Either pooled, for processes with many threads, or over one
 * plain connection, for a thin client that asks a few questions and ends: the latter loads neither
 * the pool nor Flyway. Opening connects once, so that a wrong URL is known at once.
 */
public final class Database implements AutoCloseable {
  private final Connector connector;
  private final Connections connections;

  private Database(Connector connector, Connections connections) {
    this.connector = connector;
    this.connections = connections;
  }

  /**
   * Opens a pool of at most {@code connectionsMax} connections.
   *
   * @throws DatabaseUnavailable with cause and cure
   */
  public static Database pooled(DatabaseUrl url, int connectionsMax) {
    Connector connector = new Connector(url);
    try {
      connector.open().close();
    } catch (SQLException e) {
      throw Failures.classified(url, e);
    }
    return new Database(connector, new PooledConnections(connector, connectionsMax));
  }

  /**
   * Opens one connection, which threads use one after the other and which is opened anew when it
   * broke.
   *
   * @throws DatabaseUnavailable with cause and cure
   */
  public static Database single(DatabaseUrl url) {
    Connector connector = new Connector(url);
    try {
      return new Database(connector, new LoneConnection(connector));
    } catch (SQLException e) {
      throw Failures.classified(url, e);
    }
  }

  public DatabaseUrl url() {
    return connector.url();
  }

  /** Brings the tables to the newest version; waits for another process that is doing it. */
  public void migrate() {
    if (run(Migrations::newestIsThere)) {
      return;
    }
    // Flyway locks too, but not while it makes its own table.
    var _ =
        run(session -> {
          var _ = session.one("SELECT pg_advisory_lock(?)", _ -> true, Migrations.LOCK);
          try {
            if (!Migrations.newestIsThere(session)) {
              FlywayMigration.run(connector);
            }
            return true;
          } finally {
            var _ = session.one("SELECT pg_advisory_unlock(?)", _ -> true, Migrations.LOCK);
          }
        });
  }

  /** Runs statements that each commit for themselves. */
  public <T> T run(Session.Work<T> work) {
    return lent(connection -> work.in(new Session(connection)));
  }

  /** Runs statements that take effect together or, when anything is thrown, not at all. */
  public <T> T transaction(Session.Work<T> work) {
    return lent(connection -> {
      try {
        connection.setAutoCommit(false);
        T value = work.in(new Session(connection));
        connection.commit();
        return value;
      } finally {
        end(connection);
      }
    });
  }

  private <T> T lent(Use<T> use) {
    try {
      Connection connection = connections.borrow();
      try {
        return use.of(connection);
      } finally {
        connections.giveBack(connection);
      }
    } catch (SQLException e) {
      throw Failures.classified(url(), e);
    }
  }

  private interface Use<T> {
    T of(Connection connection) throws SQLException;
  }

  /** Rolls back what has not been committed; a connection that cannot do that is closed. */
  private static void end(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException broken) {
      abandon(connection);
    }
  }

  @SuppressWarnings("EmptyCatch")
  private static void abandon(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException alreadyGone) {
      // It holds nothing any more; the failure that matters is on its way to the caller.
    }
  }

  /** The server's version, for example {@code 18.6}. */
  public String serverVersion() {
    return run(session ->
        session
            .one("SELECT current_setting('server_version') AS version", row -> row.text("version"))
            .orElseThrow());
  }

  @Override
  public void close() {
    connections.close();
  }
}
