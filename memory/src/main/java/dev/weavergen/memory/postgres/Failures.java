package dev.weavergen.memory.postgres;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Decides once, by SQLSTATE, whether a failure is the database's (then {@link DatabaseUnavailable}
 * with its cure: it may go away) or ours (then {@link IllegalStateException}: it never will).
 */
final class Failures {
  private static final int CAUSES_MAX = 10;

  private Failures() {}

  static RuntimeException classified(DatabaseUrl url, SQLException failure) {
    Optional<DatabaseUnavailable> known = known(failure);
    if (known.isPresent()) {
      return known.get();
    }
    String state = state(failure);
    Optional<String> trouble = trouble(state, failure);
    if (trouble.isPresent()) {
      return new DatabaseUnavailable(
          "the PostgreSQL at %s %s".formatted(url, trouble.get()), failure);
    }
    return new IllegalStateException(
        "PostgreSQL refused a statement (SQLSTATE %s): %s".formatted(state, firstLine(failure)),
        failure);
  }

  private static Optional<String> trouble(String state, SQLException failure) {
    return Optional.ofNullable(
        switch (state) {
          case "28P01", "28000" ->
              "refused user or password: correct the credentials in the URL (%s)"
                  .formatted(firstLine(failure));
          case "3D000" ->
              "has no such database: create it with createdb or correct the name in the URL";
          case "42501" ->
              "does not let this user do that: grant CREATE on the schema, or use the owner of the database (%s)"
                  .formatted(firstLine(failure));
          case "53100" -> "has no disk space left: free some where its data folder lies";
          case "53200" -> "is out of memory: give it more or lower its settings";
          case "53300" ->
              "has no connection left: raise max_connections or stop other programs that use it";
          case "57P01", "57P02" -> "was shut down: start it again";
          case "57P03" -> "is starting or stopping: try again in a moment";
          case "57014" -> "took too long for a statement: it is overloaded or locked, try again";
          case "25006" -> "is read-only: use the primary server";
          case "40001", "40P01", "55P03" -> "was busy with a conflicting change: try again";
          case "08P01" -> "does not speak PostgreSQL's protocol: correct host and port in the URL";
          default -> connectionTrouble(state, failure).orElse(null);
        });
  }

  private static Optional<String> connectionTrouble(String state, SQLException failure) {
    if (caused(failure, UnknownHostException.class)) {
      return Optional.of("has an unknown host: correct the URL");
    }
    if (caused(failure, ConnectException.class)) {
      return Optional.of(
          "cannot be reached: start it, correct host and port, or leave the URL out to use the embedded one");
    }
    if (caused(failure, SocketTimeoutException.class)) {
      return Optional.of("does not answer in time: check that host, port and network are right");
    }
    if (caused(failure, EOFException.class)) {
      return Optional.of(
          "closed the connection: it was stopped, or it is no PostgreSQL; check host and port");
    }
    boolean broken = state.startsWith("08") || state.startsWith("53") || state.startsWith("58");
    return broken
        ? Optional.of(
            "cannot be used: %s; check that it runs and the URL".formatted(firstLine(failure)))
        : Optional.empty();
  }

  private static String state(SQLException failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
      cause = cause.getCause();
    }
    return "unknown";
  }

  private static Optional<DatabaseUnavailable> known(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
      if (cause instanceof DatabaseUnavailable unavailable) {
        return Optional.of(unavailable);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static String firstLine(SQLException failure) {
    return Optional.ofNullable(failure.getMessage())
        .orElse("no message")
        .lines()
        .findFirst()
        .orElse("");
  }
}
