package dev.weavergen.api.generation;

import dev.weavergen.workflows.generation.Failures;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;

/** A run that was waited for ended without a result. */
public final class RunEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  private RunEndedException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why. */
  public enum Kind {
    UNKNOWN,
    INVALID_REQUEST,
    CANCELLED,
    UNAVAILABLE
  }

  public Kind kind() {
    return kind;
  }

  static RunEndedException of(String id, WorkflowException ended) {
    if (ended instanceof WorkflowNotFoundException) {
      return new RunEndedException(Kind.UNKNOWN, "there is no generation " + id, ended);
    }
    String run = "the generation " + id;
    return switch (ended.getCause()) {
      case CanceledFailure _ ->
          new RunEndedException(Kind.CANCELLED, run + " was cancelled", ended);
      case TerminatedFailure _ ->
          new RunEndedException(Kind.CANCELLED, run + " was terminated through Temporal", ended);
      case ApplicationFailure failure -> failed(failure, ended);
      case null, default -> new RunEndedException(Kind.UNAVAILABLE, run + " failed", ended);
    };
  }

  private static RunEndedException failed(ApplicationFailure failure, WorkflowException ended) {
    boolean invalid = Failures.INVALID_REQUEST.equals(failure.getType());
    return new RunEndedException(
        invalid ? Kind.INVALID_REQUEST : Kind.UNAVAILABLE,
        String.valueOf(failure.getOriginalMessage()),
        ended);
  }
}
