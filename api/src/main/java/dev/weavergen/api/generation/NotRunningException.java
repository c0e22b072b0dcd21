package dev.weavergen.api.generation;

/** A generation cannot be cancelled, because it is over or about to be. */
public final class NotRunningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotRunningException(String message) {
    super(message);
  }
}
