package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.Member;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How long and how often a member is asked, whatever for. */
final class ModelCalls {
  private static final Duration RETRY_PAUSE_FIRST = Duration.ofSeconds(1);
  private static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(20);

  /** A worker that was killed is noticed after this long without a heartbeat. */
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(8);

  /**
   * A queue that no worker serves is noticed after this long, with a usual deadline; long enough
   * for a worker to be restarted.
   */
  private static final Duration PICKUP_TIMEOUT = Duration.ofMinutes(2);

  /**
   * How much longer than the deadline Temporal would wait: the round itself ends at the deadline
   * and says so, instead of racing Temporal's timeout for the same moment.
   */
  private static final Duration SLACK = Duration.ofSeconds(10);

  /** One attempt: the wait for the budget, two waits for the provider, and the call. */
  private static final Duration CALL_MAX =
      Limits.MODEL_PURSE_WAIT_MAX
          .plus(Limits.MODEL_QUEUE_WAIT_MAX.multipliedBy(2))
          .plus(Limits.MODEL_CALL_MAX);

  private static final String RECORDED = "recorded";

  private ModelCalls() {}

  /** Whether it can be asked anything new: a member that replays a file has only what is in it. */
  static boolean isLive(Member member) {
    return !member.provider().equals(RECORDED);
  }

  /**
   * The options of a step that asks a member.
   *
   * @param summary what the run's picture says
   * @param remaining until the generation's deadline
   */
  static ActivityOptions options(
      Member member, String summary, Duration remaining, int attemptsMax) {
    Duration pickup = Downtime.pickup(PICKUP_TIMEOUT, remaining);
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.models(member.provider()))
        .setSummary(summary)
        .setScheduleToCloseTimeout(remaining.plus(SLACK))
        .setScheduleToStartTimeout(pickup)
        .setStartToCloseTimeout(min(CALL_MAX, remaining).plus(SLACK))
        .setHeartbeatTimeout(HEARTBEAT_TIMEOUT)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(RETRY_PAUSE_FIRST)
                .setMaximumInterval(RETRY_PAUSE_MAX)
                .setMaximumAttempts(attemptsMax)
                .build())
        .build();
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
