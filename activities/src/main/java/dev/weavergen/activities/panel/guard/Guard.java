package dev.weavergen.activities.panel.guard;

import dev.weavergen.activities.panel.settings.Allowance;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.workflows.panel.ModelFailure;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What all calls to one address of a provider share.
 *
 * <p>The breaker counts as failures only what says that the provider itself is in trouble:
 * overloaded, too late, no connection. Everything else is an answer of a provider that works: a
 * rate limit comes with its own waiting time, a wrong key or an unknown model concerns one member,
 * and an unreadable or empty reply is one model's. An interrupted call says nothing and is not
 * counted at all.
 *
 * <p>The bulkhead and the limiter make callers wait rather than fail, since a panel asks one
 * provider several times at once and Temporal's retry would only wait elsewhere; the wait is
 * bounded.
 */
final class Guard {
  static final int WINDOW_CALLS = 20;
  static final int CALLS_MIN = 5;
  static final int FAILURE_PERCENT = 50;
  static final int TRIAL_CALLS = 2;
  static final Duration OPEN_WAIT = Duration.ofSeconds(30);

  /** How long a call may wait for its turn and for a place, each. */
  static final Duration QUEUE_WAIT_MAX = Limits.MODEL_QUEUE_WAIT_MAX;

  private static final Duration BRIEFLY = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final String scope;
  private final Clock clock;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final Optional<RateLimiter> limiter;
  private volatile Instant trialAt = Instant.EPOCH;
  private volatile String lastTrouble = "";

  Guard(String scope, Allowance allowance, Clock clock, Duration queueWait) {
    this.scope = scope;
    this.clock = clock;
    this.breaker = CircuitBreaker.of(scope, breakerConfig(clock));
    this.bulkhead = Bulkhead.of(scope, bulkheadConfig(allowance.concurrency(), queueWait));
    this.limiter =
        allowance.requestsPerMinute().isPresent()
            ? Optional.of(
                RateLimiter.of(
                    scope, limiterConfig(allowance.requestsPerMinute().getAsInt(), queueWait)))
            : Optional.empty();
    breaker
        .getEventPublisher()
        .onStateTransition(event -> {
          if (event.getStateTransition().getToState() == State.OPEN) {
            trialAt = clock.instant().plus(OPEN_WAIT);
          }
        });
  }

  /** Waits for a turn and a place; a broken circuit is noticed before the wait. */
  void enter() throws ModelFailure {
    if (breaker.getState() == State.OPEN && clock.instant().isBefore(trialAt)) {
      throw circuitOpen();
    }
    if (limiter.isPresent() && !limiter.get().acquirePermission()) {
      throw refused(FailureKind.RATE_LIMITED, "the requests per minute are used up", MINUTE);
    }
    if (!bulkhead.tryAcquirePermission()) {
      throw refused(FailureKind.OVERLOADED, "all places are taken", BRIEFLY);
    }
  }

  void leave() {
    bulkhead.onComplete();
  }

  /** The breaker's permission for one call, whose end has to be reported. */
  void begin() throws ModelFailure {
    if (!breaker.tryAcquirePermission()) {
      throw circuitOpen();
    }
  }

  void answered(Duration took) {
    breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
  }

  void failed(Duration took, ModelFailure failure) {
    if (Thread.currentThread().isInterrupted()) {
      breaker.releasePermission();
    } else if (providerTrouble(failure.kind())) {
      lastTrouble = failure.kind().wireName() + ": " + failure.getMessage();
      breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, failure);
    } else {
      answered(took);
    }
  }

  /** The call ended in a way nobody foresaw; it must not keep its permission. */
  void abandoned() {
    breaker.releasePermission();
  }

  CircuitBreaker.Metrics metrics() {
    return breaker.getMetrics();
  }

  State state() {
    return breaker.getState();
  }

  private static boolean providerTrouble(FailureKind kind) {
    return switch (kind) {
      case OVERLOADED, TIMEOUT, CONNECTION -> true;
      case RATE_LIMITED,
          MALFORMED_REPLY,
          CIRCUIT_OPEN,
          AUTHENTICATION,
          OUT_OF_CREDIT,
          INVALID_REQUEST,
          UNKNOWN_MODEL,
          CONTENT_FILTER,
          TOO_LARGE,
          NO_RECORDING,
          NO_WORKER,
          BUDGET_EXCEEDED ->
          false;
    };
  }

  private ModelFailure circuitOpen() {
    Duration left = Duration.between(clock.instant(), trialAt);
    return refused(
        FailureKind.CIRCUIT_OPEN,
        "too many of the last calls failed, it is left alone for a while; the last one: "
            + lastTrouble,
        left.isPositive() ? left : BRIEFLY);
  }

  private ModelFailure refused(FailureKind kind, String why, Duration retryAfter) {
    return Thread.currentThread().isInterrupted()
        ? new ModelFailure(FailureKind.CONNECTION, scope + ": the wait was interrupted")
        : new ModelFailure(kind, scope + ": " + why, Optional.of(retryAfter));
  }

  private static CircuitBreakerConfig breakerConfig(Clock clock) {
    return CircuitBreakerConfig.custom()
        .clock(clock)
        .slidingWindowType(SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(WINDOW_CALLS)
        .minimumNumberOfCalls(CALLS_MIN)
        .failureRateThreshold(FAILURE_PERCENT)
        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
        .waitDurationInOpenState(OPEN_WAIT)
        .build();
  }

  private static BulkheadConfig bulkheadConfig(int concurrency, Duration queueWait) {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(concurrency)
        .maxWaitDuration(queueWait)
        .fairCallHandlingStrategyEnabled(true)
        .build();
  }

  private static RateLimiterConfig limiterConfig(int requestsPerMinute, Duration queueWait) {
    return RateLimiterConfig.custom()
        .limitForPeriod(requestsPerMinute)
        .limitRefreshPeriod(MINUTE)
        .timeoutDuration(queueWait)
        .build();
  }
}
