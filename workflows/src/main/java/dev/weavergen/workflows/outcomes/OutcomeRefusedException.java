package dev.weavergen.workflows.outcomes;

/** There is no chosen program that a report could be about. The message says why. */
public final class OutcomeRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutcomeRefusedException(String message) {
    super(message);
  }
}
