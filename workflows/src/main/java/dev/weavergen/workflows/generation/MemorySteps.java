package dev.weavergen.workflows.generation;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * How the steps of memory and judgement are run. A cancelled run leaves one that is under way to
 * itself: it sends no heartbeats, so it would not hear of the cancellation anyway. And Temporal's
 * in-memory server refuses to cancel an activity that ends while the run decides so, and never
 * gives such a run to a worker again; a run that is cancelled as soon as it has begun would often
 * meet that.
 */
final class MemorySteps {
  /** One attempt. */
  private static final Duration STEP_MAX = Duration.ofSeconds(30);

  private static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(10);

  private MemorySteps() {}

  /**
   * The options of a step.
   *
   * @param summary what the run's picture says
   * @param within all attempts with their waits; without end when empty
   */
  static ActivityOptions options(String summary, Optional<Duration> within) {
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder()
            .setSummary(summary)
            .setStartToCloseTimeout(STEP_MAX)
            .setCancellationType(ActivityCancellationType.ABANDON)
            .setRetryOptions(RetryOptions.newBuilder().setMaximumInterval(RETRY_PAUSE_MAX).build());
    within.ifPresent(options::setScheduleToCloseTimeout);
    return options.build();
  }
}
