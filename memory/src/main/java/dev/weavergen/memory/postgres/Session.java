package dev.weavergen.memory.postgres;

import dev.weavergen.domain.Limits;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection in use: prepared statements with positional parameters. A parameter is a text, a
 * number, a flag, an {@link Instant}, bytes, {@link Json}, or an {@link Optional} of these for what
 * may be null. Texts lose nothing but NUL characters and lone surrogates, which are made visible.
 */
public final class Session {
  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Does something with a session. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /** Runs a statement that changes rows; returns how many. */
  public int update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** The only row of a query, if it has one. */
  public <T> Optional<T> one(String sql, Row.Reader<T> reader, Object... parameters)
      throws SQLException {
    return list(sql, 1, reader, parameters).stream().findFirst();
  }

  /** The first rows of a query, at most {@code rows} and at most a page. */
  public <T> List<T> list(String sql, int rows, Row.Reader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      statement.setMaxRows(Math.clamp(rows, 1, Limits.PAGE_ROWS_MAX));
      List<T> values = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
        while (result.next()) {
          values.add(reader.read(row));
        }
      }
      return values;
    }
  }

  /** Runs one statement for many rows of parameters in few round trips. */
  public void batch(String sql, List<Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      var _ = statement.executeBatch();
    }
  }

  private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      bind(statement, parameters);
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      bind(statement, i + 1, parameters[i]);
    }
  }

  private static void bind(PreparedStatement statement, int index, Object parameter)
      throws SQLException {
    switch (parameter) {
      case Optional<?> optional when optional.isPresent() -> bind(statement, index, optional.get());
      case Optional<?> empty -> statement.setObject(index, empty.orElse(null));
      case String text -> statement.setString(index, StorableText.of(text));
      case Json json -> statement.setString(index, StorableText.ofJson(json.text()));
      case Instant instant ->
          statement.setObject(
              index, instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
      case Integer number -> statement.setInt(index, number);
      case Long number -> statement.setLong(index, number);
      case Double number -> statement.setDouble(index, number);
      case BigDecimal number -> statement.setBigDecimal(index, number);
      case Boolean flag -> statement.setBoolean(index, flag);
      case byte[] bytes -> statement.setBytes(index, bytes);
      default ->
          throw new IllegalArgumentException("no SQL type for " + parameter.getClass().getName());
    }
  }
}
