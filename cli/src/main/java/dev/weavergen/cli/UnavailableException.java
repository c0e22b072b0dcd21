package dev.weavergen.cli;

/**
 * Something that the command needs cannot be had. The message is one line that says the cause and
 * the cure; exit code 3.
 */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message) {
    super(message);
  }

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
