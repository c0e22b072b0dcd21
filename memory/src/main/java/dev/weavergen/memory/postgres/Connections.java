package dev.weavergen.memory.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Lends connections in auto-commit mode. Whoever borrows one gives it back in that mode. */
interface Connections extends AutoCloseable {
  Connection borrow() throws SQLException;

  void giveBack(Connection connection) throws SQLException;

  @Override
  void close();
}
