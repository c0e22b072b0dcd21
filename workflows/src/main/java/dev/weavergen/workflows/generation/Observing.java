package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.ObserveActivity;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/**
 * The step that runs the candidates. Replies have been paid for: when nobody can run them, that
 * becomes an observation that says so, and the generation goes on without evidence.
 */
final class Observing {
  /**
   * One attempt: every sample of the largest panel takes its whole time, one after the other, on
   * its calls, on its calls in another order, on tests that cannot be taken apart, and on growing
   * inputs.
   */
  private static final Duration ATTEMPT_MAX =
      Limits.SANDBOX_BATCH_MAX.multipliedBy(4L * Limits.PANEL_SAMPLES_MAX);

  /** All attempts with their waits, with a usual deadline. */
  private static final Duration OBSERVING_MAX = Duration.ofMinutes(10);

  private static final int ATTEMPTS_MAX = 3;
  private static final Duration RETRY_PAUSE_FIRST = Duration.ofSeconds(1);

  /** A worker that was killed is noticed after this long without a heartbeat. */
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(8);

  /**
   * A queue that no worker serves is noticed after this long, with a usual deadline; long enough
   * for a worker to be restarted, or to be done with what waits before.
   */
  private static final Duration PICKUP_MAX = Duration.ofMinutes(2);

  /** Even a generation that is late waits that long for a worker. */
  private static final Duration PICKUP_MIN = Duration.ofSeconds(2);

  private Observing() {}

  /**
   * Observes.
   *
   * @param tests that models wrote for this generation
   * @param remaining until the generation's deadline
   * @throws ActivityFailure when the surrounding scope is cancelled, and only then
   */
  static Observation of(
      List<Reply.Answered> answered, List<GeneratedTest> tests, Duration remaining) {
    ObserveActivity activity =
        Workflow.newActivityStub(
            ObserveActivity.class, options(summary(answered.size()), remaining));
    try {
      return activity.observe(answered, tests);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return Observation.none(why(failure));
    }
  }

  private static String summary(int candidates) {
    return "run " + candidates + (candidates == 1 ? " candidate" : " candidates");
  }

  /** The options of a further run of programs, for which a worker is there already. */
  static ActivityOptions options(String summary) {
    return options(summary, PICKUP_MAX, OBSERVING_MAX);
  }

  /**
   * The options of a further run of programs that may come long after the first.
   *
   * @param remaining until the generation's deadline
   */
  static ActivityOptions options(String summary, Duration remaining) {
    return options(summary, pickup(remaining), total(remaining));
  }

  private static ActivityOptions options(String summary, Duration pickup, Duration total) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.SANDBOX)
        .setSummary(summary)
        .setScheduleToStartTimeout(pickup)
        .setStartToCloseTimeout(ATTEMPT_MAX)
        .setScheduleToCloseTimeout(total)
        .setHeartbeatTimeout(HEARTBEAT_TIMEOUT)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(RETRY_PAUSE_FIRST)
                .setMaximumAttempts(ATTEMPTS_MAX)
                .build())
        .build();
  }

  private static Duration pickup(Duration remaining) {
    Duration pickup = Downtime.pickup(PICKUP_MAX, remaining);
    return pickup.compareTo(PICKUP_MIN) < 0 ? PICKUP_MIN : pickup;
  }

  private static Duration total(Duration remaining) {
    return Downtime.total(OBSERVING_MAX, remaining);
  }

  /** Why programs could not be run, for people. */
  static String why(ActivityFailure failure) {
    if (failure.getCause() instanceof TimeoutFailure timeout) {
      TimeoutType type = timeout.getTimeoutType();
      if (type == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START) {
        return "no worker took the step from the queue "
            + TaskQueues.SANDBOX
            + "; start one with `weavergen worker`";
      }
      if (type == TimeoutType.TIMEOUT_TYPE_HEARTBEAT) {
        return "the worker that ran the candidates was lost";
      }
    }
    return FailedStep.why(failure);
  }
}
