package dev.weavergen.activities.heartbeat;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells Temporal that a step is alive, and interrupts its wait for the world when nobody wants the
 * result any more. A worker that dies is noticed because the heartbeats stop.
 *
 * <p>Only the wait is interrupted, never what comes after it: a result that has arrived can be
 * stored in peace, and no interrupt is left behind on the thread.
 */
public final class Heartbeat implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ActivityExecutionContext context;
  private final Thread step = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object lock = new Object();
  private boolean waiting;
  private Optional<ActivityCompletionException> unwanted = Optional.empty();

  private Heartbeat(ActivityExecutionContext context) {
    this.context = context;
  }

  /** Beats for the current thread until closed. */
  public static Heartbeat of(ActivityExecutionContext context) {
    Heartbeat heartbeat = new Heartbeat(context);
    Thread.ofVirtual().name("heartbeat").start(heartbeat::beat);
    return heartbeat;
  }

  /**
   * A wait for the world.
   *
   * @param <T> what is waited for
   * @param <E> how it fails
   */
  @FunctionalInterface
  public interface Wait<T, E extends Exception> {
    T result() throws E;
  }

  /**
   * Waits on the thread that opened this.
   *
   * @throws ActivityCompletionException when the wait was given up because nobody wants the result
   */
  public <T, E extends Exception> T await(Wait<T, E> wait) throws E {
    begin();
    boolean returned = false;
    try {
      T result = wait.result();
      returned = true;
      return result;
    } finally {
      end(returned);
    }
  }

  private void begin() {
    synchronized (lock) {
      unwanted.ifPresent(gone -> {
        throw gone;
      });
      waiting = true;
    }
  }

  /** Takes back an interrupt that came from here, which is then why the wait has no result. */
  private void end(boolean returned) {
    synchronized (lock) {
      if (waiting && unwanted.isPresent()) {
        var _ = Thread.interrupted();
      }
      waiting = false;
      if (!returned) {
        unwanted.ifPresent(gone -> {
          throw gone;
        });
      }
    }
  }

  private void beat() {
    try {
      do {
        context.heartbeat(null);
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ActivityWorkerShutdownException draining) {
      // The result is still wanted; the worker waits for it a little, and interrupts the step
      // itself.
      return;
    } catch (ActivityCompletionException completed) {
      interrupt(completed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void interrupt(ActivityCompletionException completed) {
    synchronized (lock) {
      unwanted = Optional.of(completed);
      if (waiting) {
        step.interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
