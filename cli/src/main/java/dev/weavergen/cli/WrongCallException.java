package dev.weavergen.cli;

/**
 * The call or its input is wrong and nothing was started. The message names what is wrong and what
 * was expected; exit code 2.
 */
public final class WrongCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongCallException(String message) {
    super(message);
  }
}
