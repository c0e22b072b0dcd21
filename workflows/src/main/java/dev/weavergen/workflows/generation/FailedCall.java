package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Optional;

/** Turns the failure of asking one member into the value that the generation goes on with. */
final class FailedCall {
  private FailedCall() {}

  static Reply reply(Member member, TemporalFailure failure) {
    Throwable cause =
        failure instanceof ActivityFailure && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case ApplicationFailure application -> failed(member, application);
      case TimeoutFailure timeout -> timedOut(member, timeout);
      case CanceledFailure _ ->
          new Reply.Abstained(member.name(), "the generation was cancelled", Optional.empty());
      default ->
          failed(
              member,
              FailureKind.CONNECTION,
              Excerpt.of(String.valueOf(cause.getMessage()), Limits.EXCERPT_CHARS_MAX));
    };
  }

  private static Reply timedOut(Member member, TimeoutFailure timeout) {
    return switch (timeout.getTimeoutType()) {
      case TIMEOUT_TYPE_SCHEDULE_TO_START ->
          failed(
              member,
              FailureKind.NO_WORKER,
              "no worker took the call from the queue "
                  + TaskQueues.models(member.provider())
                  + "; start one with `weavergen worker`");
      case TIMEOUT_TYPE_HEARTBEAT ->
          failed(member, FailureKind.TIMEOUT, "the worker that asked the model was lost");
      default ->
          timeout.getCause() instanceof ApplicationFailure last
              ? failed(member, last)
              : failed(member, FailureKind.TIMEOUT, "no reply in time");
    };
  }

  private static Reply failed(Member member, ApplicationFailure failure) {
    Optional<FailureKind> kind = kind(failure.getType());
    String message = FailedStep.message(failure);
    return kind.isPresent()
        ? failed(member, kind.get(), message)
        : failed(member, FailureKind.CONNECTION, unclassified(failure.getType(), message));
  }

  private static Reply failed(Member member, FailureKind kind, String why) {
    return new Reply.Failed(member.name(), kind, why);
  }

  /** An exception that no adapter classified keeps its type, or nobody could find it. */
  private static String unclassified(String type, String message) {
    return type.equals(message) ? message : type + ": " + message;
  }

  private static Optional<FailureKind> kind(String type) {
    for (FailureKind kind : FailureKind.values()) {
      if (kind.wireName().equalsIgnoreCase(type)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
