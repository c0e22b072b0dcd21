package dev.weavergen.workers;

/** A worker cannot start. The message says the cause and the cure. */
public final class WorkerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorkerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
