package dev.weavergen.memory.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Connections of a pool, for processes with many threads. The only class that knows HikariCP. */
final class PooledConnections implements Connections {
  private static final Duration BORROW_MAX = Duration.ofSeconds(10);
  private static final Duration IDLE_MAX = Duration.ofMinutes(5);

  private final HikariDataSource pool;

  PooledConnections(Connector connector, int connectionsMax) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("weavergen");
    config.setDataSource(new ConnectorDataSource(connector));
    config.setMaximumPoolSize(connectionsMax);
    config.setMinimumIdle(1);
    config.setIdleTimeout(IDLE_MAX.toMillis());
    config.setConnectionTimeout(BORROW_MAX.toMillis());
    config.setInitializationFailTimeout(-1);
    pool = new HikariDataSource(config);
  }

  @Override
  public Connection borrow() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public void close() {
    pool.close();
  }
}
