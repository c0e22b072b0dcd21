package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Optional;

/** Why a step failed for good, in words for people, whatever Temporal wrapped around it. */
public final class FailedStep {
  private FailedStep() {}

  /**
   * The failure that a run ends with when it cannot do without that step: of the step's own type
   * when clients act on that type, else {@link Failures#UNAVAILABLE}. Never retried.
   */
  public static ApplicationFailure ofRun(String step, ActivityFailure failure) {
    Optional<ApplicationFailure> cause = application(failure);
    if (cause.isPresent() && isStable(cause.get().getType())) {
      return ApplicationFailure.newNonRetryableFailureWithCause(
          why(failure), cause.get().getType(), failure);
    }
    return ApplicationFailure.newNonRetryableFailureWithCause(
        step + " failed: " + why(failure), Failures.UNAVAILABLE, failure);
  }

  /** The message of the step's own failure, else what Temporal says of it. */
  static String why(ActivityFailure failure) {
    return application(failure)
        .map(FailedStep::message)
        .orElseGet(() ->
            failure.getCause() instanceof TimeoutFailure
                ? "no worker finished it in time"
                : detail(failure));
  }

  /** The failure of the activity's own last attempt, under a timeout too. */
  static Optional<ApplicationFailure> application(ActivityFailure failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof TimeoutFailure && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof ApplicationFailure application
        ? Optional.of(application)
        : Optional.empty();
  }

  /** The failure's own message, or its type when it has none. */
  static String message(ApplicationFailure failure) {
    return Optional.ofNullable(failure.getOriginalMessage())
        .filter(message -> !message.isBlank())
        .map(message -> Excerpt.of(message, Limits.EXCERPT_CHARS_MAX))
        .orElse(failure.getType());
  }

  private static String detail(ActivityFailure failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return Excerpt.of(String.valueOf(cause.getMessage()), Limits.EXCERPT_CHARS_MAX);
  }

  private static boolean isStable(String type) {
    return type.equals(Failures.INVALID_REQUEST) || type.equals(Failures.UNAVAILABLE);
  }
}
