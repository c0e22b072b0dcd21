package dev.weavergen.activities.panel.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.panel.protocol.TestClock;
import dev.weavergen.activities.panel.settings.Allowance;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.panel.LanguageModel;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.panel.Prompt;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedModelTest {
  private static final Prompt PROMPT = new Prompt("", "?", "");
  private static final ModelReply REPLY =
      new ModelReply("!", Usage.NONE, FinishReason.STOP, 1, Optional.empty());

  private final TestClock clock = new TestClock();
  private final Guards guards = new Guards(clock, Duration.ofMillis(50));
  private final AtomicInteger calls = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"OVERLOADED", "TIMEOUT", "CONNECTION"})
  void providerTrouble_opens_theCircuit(FailureKind kind) {
    LanguageModel model = guarded(failing(kind));
    askTimes(model, Guard.CALLS_MIN);
    assertThat(guard().metrics().getNumberOfFailedCalls()).isEqualTo(Guard.CALLS_MIN);
    assertThat(guard().state()).isEqualTo(State.OPEN);
    assertThat(failure(model).kind()).isEqualTo(FailureKind.CIRCUIT_OPEN);
    assertThat(calls).hasValue(Guard.CALLS_MIN);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OVERLOADED", "TIMEOUT", "CONNECTION"})
  void anyOtherFailure_is_anAnswer(FailureKind kind) {
    askTimes(guarded(failing(kind)), Guard.WINDOW_CALLS);
    assertThat(guard().metrics().getNumberOfSuccessfulCalls()).isEqualTo(Guard.WINDOW_CALLS);
    assertThat(guard().state()).isEqualTo(State.CLOSED);
    assertThat(calls).hasValue(Guard.WINDOW_CALLS);
  }

  @Test
  void replies_are_counted() throws Exception {
    LanguageModel model = guarded(answering());
    assertThat(model.ask(PROMPT)).isEqualTo(REPLY);
    assertThat(model.ask(PROMPT)).isEqualTo(REPLY);
    assertThat(guard().metrics().getNumberOfSuccessfulCalls()).isEqualTo(2);
  }

  @Test
  void openCircuit_says_theRemainingWait() {
    LanguageModel model = guarded(failing(FailureKind.CONNECTION));
    askTimes(model, Guard.CALLS_MIN);
    clock.advance(Duration.ofSeconds(12));
    assertThat(failure(model).retryAfter()).contains(Guard.OPEN_WAIT.minus(Duration.ofSeconds(12)));
  }

  @Test
  void circuit_closes_afterGoodTrials() throws Exception {
    askTimes(guarded(failing(FailureKind.OVERLOADED)), Guard.CALLS_MIN);
    clock.advance(Guard.OPEN_WAIT.plusMillis(1));
    LanguageModel recovered = guarded(answering());
    for (int i = 0; i < Guard.TRIAL_CALLS; i++) {
      recovered.ask(PROMPT);
    }
    assertThat(guard().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void circuit_opensAgain_afterBadTrials() {
    LanguageModel model = guarded(failing(FailureKind.OVERLOADED));
    askTimes(model, Guard.CALLS_MIN);
    clock.advance(Guard.OPEN_WAIT.plusMillis(1));
    askTimes(model, Guard.TRIAL_CALLS);
    assertThat(guard().state()).isEqualTo(State.OPEN);
    assertThat(failure(model).retryAfter()).contains(Guard.OPEN_WAIT);
  }

  @Test
  void scopes_do_notShareTheirFate() throws Exception {
    askTimes(guarded(failing(FailureKind.OVERLOADED)), Guard.CALLS_MIN);
    LanguageModel elsewhere = guards.guard(answering(), "elsewhere", Allowance.DEFAULT);
    assertThat(elsewhere.ask(PROMPT)).isEqualTo(REPLY);
  }

  @Test
  void interruptedCalls_are_notCounted() {
    LanguageModel model =
        guarded(_ -> {
          Thread.currentThread().interrupt();
          throw new ModelFailure(FailureKind.CONNECTION, "interrupted");
        });
    for (int i = 0; i < Guard.WINDOW_CALLS; i++) {
      failure(model);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(guard().metrics().getNumberOfBufferedCalls()).isZero();
    assertThat(guard().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void fullBulkhead_letsWait_thenSaysOverloaded() throws Exception {
    Allowance one = new Allowance(Duration.ofSeconds(1), 1, OptionalInt.empty());
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    LanguageModel slow = guards.guard(holding(entered, leave), "one", one);
    Thread other = Thread.ofVirtual().start(() -> askQuietly(slow));
    entered.await();
    ModelFailure failure = failure(guards.guard(answering(), "one", one));
    assertThat(failure.kind()).isEqualTo(FailureKind.OVERLOADED);
    assertThat(failure.retryAfter()).isPresent();
    leave.countDown();
    other.join();
    assertThat(guards.of("one", one).metrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
  }

  @Test
  void waitingCalls_all_getTheirTurn() throws Exception {
    Allowance one = new Allowance(Duration.ofSeconds(1), 1, OptionalInt.empty());
    Guards patient = new Guards(Clock.systemUTC(), Duration.ofSeconds(20));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    LanguageModel model =
        patient.guard(
            _ -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              inside.decrementAndGet();
              calls.incrementAndGet();
              return REPLY;
            },
            "one",
            one);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      threads.add(Thread.ofVirtual().start(() -> askQuietly(model)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(calls).hasValue(20);
    assertThat(most).hasValue(1);
  }

  @Test
  void usedUpMinute_is_rateLimited() throws Exception {
    Allowance twice = new Allowance(Duration.ofSeconds(1), 4, OptionalInt.of(2));
    LanguageModel model = guards.guard(answering(), "twice", twice);
    model.ask(PROMPT);
    model.ask(PROMPT);
    ModelFailure failure = failure(model);
    assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(failure.retryAfter()).isPresent();
    assertThat(calls).hasValue(2);
  }

  private LanguageModel guarded(LanguageModel model) {
    return guards.guard(model, "here", Allowance.DEFAULT);
  }

  private Guard guard() {
    return guards.of("here", Allowance.DEFAULT);
  }

  private LanguageModel answering() {
    return _ -> {
      calls.incrementAndGet();
      return REPLY;
    };
  }

  private LanguageModel failing(FailureKind kind) {
    return _ -> {
      calls.incrementAndGet();
      throw new ModelFailure(kind, "no");
    };
  }

  private static LanguageModel holding(CountDownLatch entered, CountDownLatch leave) {
    return _ -> {
      entered.countDown();
      try {
        leave.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return REPLY;
    };
  }

  private static void askTimes(LanguageModel model, int times) {
    for (int i = 0; i < times; i++) {
      failure(model);
    }
  }

  private static void askQuietly(LanguageModel model) {
    try {
      model.ask(PROMPT);
    } catch (ModelFailure e) {
      throw new IllegalStateException(e);
    }
  }

  private static ModelFailure failure(LanguageModel model) {
    return catchThrowableOfType(ModelFailure.class, () -> model.ask(PROMPT));
  }
}
