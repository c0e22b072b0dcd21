package dev.weavergen.workflows.generation;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call that has no limit of its own, on a thread of its own, so that calls which nobody answers
 * do not hold up others.
 */
public final class BoundedCall {
  private BoundedCall() {}

  /**
   * The call's value.
   *
   * @throws TimeoutException when it took too long; the call is then interrupted
   * @throws ExecutionException with what it failed with
   */
  public static <T> T of(Callable<T> call, Duration atMost)
      throws ExecutionException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread _ = Thread.startVirtualThread(task);
    try {
      return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("the caller is stopping");
    } finally {
      boolean _ = task.cancel(true);
    }
  }
}
