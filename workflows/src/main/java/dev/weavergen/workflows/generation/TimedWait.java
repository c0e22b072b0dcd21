package dev.weavergen.workflows.generation;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A wait with a limit. Temporal's own await with a limit takes a cancelled timer for one that has
 * run out, does not look at the scope otherwise, and leaves a timer without a name in the run's
 * picture.
 */
final class TimedWait {
  private final Duration atMost;
  private final String summary;
  private Promise<Void> limit = Workflow.newPromise();

  /**
   * @param summary what is waited for, as the run's picture names it
   */
  TimedWait(Duration atMost, String summary) {
    this.atMost = atMost;
    this.summary = summary;
  }

  /**
   * Waits.
   *
   * @return whether the condition was met
   * @throws io.temporal.failure.CanceledFailure when the surrounding scope is cancelled
   */
  boolean until(BooleanSupplier condition) {
    CancellationScope scope = CancellationScope.current();
    CancellationScope timing = Workflow.newCancellationScope(() -> limit = timer());
    timing.run();
    Workflow.await(
        () -> condition.getAsBoolean() || limit.isCompleted() || scope.isCancelRequested());
    boolean met = condition.getAsBoolean();
    timing.cancel();
    CancellationScope.throwCanceled();
    return met;
  }

  private Promise<Void> timer() {
    return Workflow.newTimer(atMost, TimerOptions.newBuilder().setSummary(summary).build());
  }
}
