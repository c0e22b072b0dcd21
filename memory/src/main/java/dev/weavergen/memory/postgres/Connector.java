package dev.weavergen.memory.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens single connections, each with our timeouts, to a server that is new enough. */
final class Connector {
  static final int SERVER_RELEASE_MIN = 15;
  private static final int CONNECT_SECONDS_MAX = 3;
  private static final int STATEMENT_SECONDS_MAX = 30;

  /** How long a silent server is waited for: longer than it may work at a statement. */
  private static final int SILENCE_SECONDS_MAX = STATEMENT_SECONDS_MAX + 10;

  private static final int SSL_ANSWER_MILLIS_MAX = 3_000;

  private final DatabaseUrl url;

  Connector(DatabaseUrl url) {
    this.url = url;
  }

  DatabaseUrl url() {
    return url;
  }

  Connection open() throws SQLException {
    // The driver itself, not the DriverManager: that would load and ask every driver there is.
    Connection connection = new Driver().connect(url.jdbc(), properties());
    if (connection == null) {
      throw new SQLException("the driver does not take the URL " + url, "08001");
    }
    try {
      prepare(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void prepare(Connection connection) throws SQLException {
    int release = connection.getMetaData().getDatabaseMajorVersion();
    if (release < SERVER_RELEASE_MIN) {
      throw new DatabaseUnavailable(
          "the PostgreSQL at %s is version %d, WeaverGen needs %d or newer: upgrade it, or leave the URL out to use the embedded one"
              .formatted(url, release, SERVER_RELEASE_MIN));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = '" + STATEMENT_SECONDS_MAX + "s'");
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    url.user().ifPresent(user -> PGProperty.USER.set(properties, user));
    url.password().ifPresent(password -> PGProperty.PASSWORD.set(properties, password));
    PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS_MAX);
    PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_SECONDS_MAX);
    PGProperty.SOCKET_TIMEOUT.set(properties, SILENCE_SECONDS_MAX);
    PGProperty.SSL_RESPONSE_TIMEOUT.set(properties, SSL_ANSWER_MILLIS_MAX);
    PGProperty.GSS_ENC_MODE.set(properties, "disable");
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.REWRITE_BATCHED_INSERTS.set(properties, true);
    PGProperty.APPLICATION_NAME.set(properties, "weavergen");
    return properties;
  }
}
