package dev.weavergen.memory.postgres;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The row a query stands at, read by column name. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** Makes a value of a row. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  public String text(String column) throws SQLException {
    return present(column, result.getString(column));
  }

  public Optional<String> textIfAny(String column) throws SQLException {
    return Optional.ofNullable(result.getString(column));
  }

  /** A text stored as UTF-8. */
  public String utf8(String column) throws SQLException {
    return new String(present(column, result.getBytes(column)), StandardCharsets.UTF_8);
  }

  public Optional<String> utf8IfAny(String column) throws SQLException {
    return Optional.ofNullable(result.getBytes(column))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  public int whole(String column) throws SQLException {
    return result.getInt(column);
  }

  public long big(String column) throws SQLException {
    return result.getLong(column);
  }

  public Optional<Long> bigIfAny(String column) throws SQLException {
    long value = result.getLong(column);
    return result.wasNull() ? Optional.empty() : Optional.of(value);
  }

  public boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  public Optional<Double> realIfAny(String column) throws SQLException {
    double value = result.getDouble(column);
    return result.wasNull() ? Optional.empty() : Optional.of(value);
  }

  public BigDecimal decimal(String column) throws SQLException {
    return present(column, result.getBigDecimal(column));
  }

  public Optional<BigDecimal> decimalIfAny(String column) throws SQLException {
    return Optional.ofNullable(result.getBigDecimal(column));
  }

  public Instant instant(String column) throws SQLException {
    return present(column, result.getObject(column, OffsetDateTime.class)).toInstant();
  }

  public Optional<Instant> instantIfAny(String column) throws SQLException {
    return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static <T> T present(String column, @org.jspecify.annotations.Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }
}
