package dev.weavergen.activities.panel.settings;

import dev.weavergen.domain.Limits;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How much of a provider this process may use.
 *
 * @param timeout of one call, from sending the request to the end of the reply
 * @param concurrency calls at the same time to one address of a provider
 * @param requestsPerMinute calls that may begin within a minute; empty for no limit
 */
public record Allowance(Duration timeout, int concurrency, OptionalInt requestsPerMinute) {
  public static final int CONCURRENCY_MAX = 256;
  public static final int REQUESTS_PER_MINUTE_MAX = 1_000_000;
  public static final Allowance DEFAULT =
      new Allowance(Limits.MODEL_CALL_MAX, Limits.PANEL_MEMBERS_MAX, OptionalInt.empty());

  public Allowance {
    InvalidSetting.unless(
        timeout.isPositive() && timeout.compareTo(Limits.MODEL_CALL_MAX) <= 0,
        "timeout",
        timeout,
        "more than 0, at most " + Limits.MODEL_CALL_MAX.toSeconds() + "s");
    InvalidSetting.unless(
        concurrency >= 1 && concurrency <= CONCURRENCY_MAX,
        "concurrency",
        concurrency,
        "1 to " + CONCURRENCY_MAX);
    requestsPerMinute.ifPresent(value ->
        InvalidSetting.unless(
            value >= 1 && value <= REQUESTS_PER_MINUTE_MAX,
            "requests-per-minute",
            value,
            "1 to " + REQUESTS_PER_MINUTE_MAX));
  }

  /** What is allowed when both hold. */
  public Allowance tightest(Allowance other) {
    return new Allowance(
        timeout.compareTo(other.timeout) <= 0 ? timeout : other.timeout,
        Math.min(concurrency, other.concurrency),
        tightest(requestsPerMinute, other.requestsPerMinute));
  }

  private static OptionalInt tightest(OptionalInt one, OptionalInt other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return OptionalInt.of(Math.min(one.getAsInt(), other.getAsInt()));
  }

  public Allowance withTimeout(Duration limit) {
    return new Allowance(limit, concurrency, requestsPerMinute);
  }
}
