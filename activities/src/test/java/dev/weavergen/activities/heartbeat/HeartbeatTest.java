package dev.weavergen.activities.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class HeartbeatTest {
  private static final ModelReply REPLY =
      new ModelReply("yes", Usage.NONE, FinishReason.STOP, 1, Optional.empty());
  private static final int RACES = 2_000;

  private final AtomicInteger beats = new AtomicInteger();

  @AfterEach
  void noInterruptIsLeft() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void await_replyComes_givesItAndStopsBeating() throws Exception {
    try (Heartbeat heartbeat = Heartbeat.of(beating(() -> {}))) {
      assertThat(heartbeat.await(() -> REPLY)).isEqualTo(REPLY);
    }
    Thread.sleep(2_300);
    assertThat(beats.get()).isLessThanOrEqualTo(1);
  }

  @Test
  void await_takesLong_beatsAgain() throws Exception {
    try (Heartbeat heartbeat = Heartbeat.of(beating(() -> {}))) {
      ModelReply _ = heartbeat.await(() -> afterMillis(2_300));
    }
    assertThat(beats).hasValue(2);
  }

  @Test
  void await_nobodyWantsTheReply_isInterruptedAndSaysSo() {
    Semaphore asked = new Semaphore(0);
    try (Heartbeat heartbeat = Heartbeat.of(beating(() -> cancelledAfter(asked)))) {
      assertThatThrownBy(() ->
              heartbeat.await(() -> {
                asked.release();
                return afterMillis(15_000);
              }))
          .isInstanceOf(ActivityCanceledException.class);
    }
  }

  @Test
  void await_nobodyWantsTheReplyAnyMore_doesNotAsk() throws Exception {
    Semaphore asked = new Semaphore(1);
    try (Heartbeat heartbeat = Heartbeat.of(beating(() -> cancelledAfter(asked)))) {
      Thread.sleep(200);
      assertThatThrownBy(() -> heartbeat.await(() -> afterMillis(15_000)))
          .isInstanceOf(ActivityCanceledException.class);
    }
  }

  @Test
  void await_modelFails_failsWithThat() {
    try (Heartbeat heartbeat = Heartbeat.of(beating(() -> {}))) {
      assertThatThrownBy(() ->
              heartbeat.await(() -> {
                throw new ModelFailure(FailureKind.OVERLOADED, "busy");
              }))
          .isInstanceOf(ModelFailure.class)
          .hasMessage("busy");
    }
  }

  /** What is done with the reply afterwards must not be disturbed. */
  @Test
  void await_cancelledWhileTheReplyArrives_leavesNoInterrupt() throws Exception {
    for (int race = 0; race < RACES; race++) {
      Semaphore asked = new Semaphore(0);
      try (Heartbeat heartbeat = Heartbeat.of(beating(() -> cancelledAfter(asked)))) {
        assertThat(
                heartbeat.await(() -> {
                  asked.release();
                  return REPLY;
                }))
            .isEqualTo(REPLY);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
      }
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void await_workerDrains_stillGetsTheReply() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (Heartbeat heartbeat =
        Heartbeat.of(
            beating(() -> {
              told.countDown();
              throw new ActivityWorkerShutdownException();
            }))) {
      assertThat(
              heartbeat.await(() -> {
                assertThat(uninterrupted(told)).isTrue();
                return afterMillis(100);
              }))
          .isEqualTo(REPLY);
    }
  }

  @Test
  void await_interruptedBySomebodyElse_keepsTheInterrupt() throws Exception {
    try (Heartbeat heartbeat = Heartbeat.of(beating(() -> {}))) {
      assertThat(
              heartbeat.await(() -> {
                Thread.currentThread().interrupt();
                return REPLY;
              }))
          .isEqualTo(REPLY);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static boolean uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static ModelReply afterMillis(long millis) throws ModelFailure {
    try {
      Thread.sleep(millis);
      return REPLY;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelFailure(FailureKind.CONNECTION, "interrupted");
    }
  }

  private static void cancelledAfter(Semaphore asked) {
    asked.acquireUninterruptibly();
    throw new ActivityCanceledException();
  }

  /** A context of which only the heartbeat is asked. */
  private ActivityExecutionContext beating(Runnable heartbeat) {
    return (ActivityExecutionContext)
        Proxy.newProxyInstance(
            ActivityExecutionContext.class.getClassLoader(),
            new Class<?>[] {ActivityExecutionContext.class},
            (_, method, _) -> {
              assertThat(method.getName()).isEqualTo("heartbeat");
              beats.incrementAndGet();
              heartbeat.run();
              return null;
            });
  }
}
