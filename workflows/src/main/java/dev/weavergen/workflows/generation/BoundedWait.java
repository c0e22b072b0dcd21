package dev.weavergen.workflows.generation;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits durably. Temporal's own await with a limit takes a cancelled timer for one that has run
 * out, does not look at the scope otherwise, and leaves a timer without a name in the run's
 * picture.
 */
final class BoundedWait {
  private Promise<Void> limit = Workflow.newPromise();

  private BoundedWait() {}

  /**
   * Waits for a condition.
   *
   * @param summary what is waited for, in the run's picture
   * @return whether it was met
   * @throws io.temporal.failure.CanceledFailure when the surrounding scope is cancelled
   */
  static boolean until(Duration atMost, String summary, BooleanSupplier condition) {
    return new BoundedWait().await(atMost, summary, condition);
  }

  private boolean await(Duration atMost, String summary, BooleanSupplier condition) {
    CancellationScope scope = CancellationScope.current();
    CancellationScope timing = Workflow.newCancellationScope(() -> limit = timer(atMost, summary));
    timing.run();
    Workflow.await(
        () -> condition.getAsBoolean() || limit.isCompleted() || scope.isCancelRequested());
    boolean met = condition.getAsBoolean();
    timing.cancel();
    CancellationScope.throwCanceled();
    return met;
  }

  private static Promise<Void> timer(Duration atMost, String summary) {
    return Workflow.newTimer(atMost, TimerOptions.newBuilder().setSummary(summary).build());
  }
}
