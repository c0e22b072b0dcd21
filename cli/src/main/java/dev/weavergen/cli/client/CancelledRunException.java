package dev.weavergen.cli.client;

/** The run that was waited for has been cancelled through Temporal and has no result. */
public final class CancelledRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CancelledRunException(String id) {
    super(id + " was cancelled");
  }
}
