package dev.weavergen.cli.client;

/** A generation has no use for what it was sent; the message says why. */
public final class NotTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotTakenException(String message) {
    super(message);
  }
}
