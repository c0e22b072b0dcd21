package dev.weavergen.api.problem;

/** No worker took a message for a run in time; it may still be taken later. */
public final class NoWorkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoWorkerException() {
    super("no worker answers for the run; start one with `weavergen worker`");
  }
}
