package dev.weavergen.activities.panel;

import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells Temporal that a step is alive, and interrupts its wait for a model when nobody wants the
 * reply any more. A worker that dies is noticed because the heartbeats stop.
 *
 * <p>Only the wait is interrupted, never what comes after it: a reply that has arrived can be
 * stored in peace, and no interrupt is left behind on the thread.
 */
final class Heartbeat implements AutoCloseable {
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
  static Heartbeat of(ActivityExecutionContext context) {
    Heartbeat heartbeat = new Heartbeat(context);
    Thread.ofVirtual().name("heartbeat").start(heartbeat::beat);
    return heartbeat;
  }

  /** A wait for a model. */
  @FunctionalInterface
  interface Wait {
    ModelReply reply() throws ModelFailure;
  }

  /**
   * Waits for a model on the thread that opened this.
   *
   * @throws ActivityCompletionException when the wait was given up because nobody wants the reply
   */
  ModelReply await(Wait wait) throws ModelFailure {
    begin();
    try {
      return wait.reply();
    } catch (ModelFailure failure) {
      end()
          .ifPresent(gone -> {
            gone.addSuppressed(failure);
            throw gone;
          });
      throw failure;
    } finally {
      var _ = end();
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

  /** Takes back an interrupt that came from here. */
  private Optional<ActivityCompletionException> end() {
    synchronized (lock) {
      if (waiting && unwanted.isPresent()) {
        var _ = Thread.interrupted();
      }
      waiting = false;
      return unwanted;
    }
  }

  private void beat() {
    try {
      do {
        context.heartbeat(null);
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ActivityWorkerShutdownException draining) {
      // The reply is still wanted; the worker waits for it a little, and interrupts the step
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
