package dev.weavergen.memory.postgres;

/**
 * PostgreSQL cannot be used now; trying again may help once its cause is gone. The message is one
 * line for a person: what is the matter, where, and the cure. It holds no password.
 */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseUnavailable(String message) {
    super(message);
  }

  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
