package dev.weavergen.memory.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/** One connection, lent to one thread at a time and opened anew when it broke. */
final class LoneConnection implements Connections {
  private final Connector connector;
  private final ReentrantLock lent = new ReentrantLock();
  private Connection connection;

  LoneConnection(Connector connector) throws SQLException {
    this.connector = connector;
    this.connection = connector.open();
  }

  @Override
  public Connection borrow() throws SQLException {
    lent.lock();
    try {
      if (connection.isClosed()) {
        connection = connector.open();
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      lent.unlock();
      throw e;
    }
  }

  @Override
  public void giveBack(Connection returned) {
    lent.unlock();
  }

  @Override
  @SuppressWarnings("EmptyCatch")
  public void close() {
    lent.lock();
    try {
      connection.close();
    } catch (SQLException alreadyGone) {
      // Nothing is left to close.
    } finally {
      lent.unlock();
    }
  }
}
