package dev.weavergen.activities.panel.provider;

import dev.weavergen.domain.Limits;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a server asks to wait (RFC 9110, 10.2.3): seconds or a date; OpenAI adds milliseconds in
 * a header of its own. Never more than a generation may take, and nothing when it is not in the
 * future.
 */
final class RetryAfter {
  private static final Duration MAX = Limits.GENERATION_DEADLINE;
  private static final String NUMBER = "\\d{1,9}(\\.\\d{1,9})?";

  private RetryAfter() {}

  static Optional<Duration> in(HttpHeaders headers, InstantSource clock) {
    return headers
        .firstValue("retry-after-ms")
        .flatMap(text -> millis(text, 1))
        .or(() -> headers.firstValue("retry-after").flatMap(text -> parse(text.strip(), clock)))
        .filter(Duration::isPositive)
        .map(wait -> wait.compareTo(MAX) > 0 ? MAX : wait);
  }

  private static Optional<Duration> parse(String text, InstantSource clock) {
    return text.matches(NUMBER) ? millis(text, 1000) : until(text, clock);
  }

  private static Optional<Duration> millis(String text, int perUnit) {
    return text.matches(NUMBER)
        ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * perUnit)))
        : Optional.empty();
  }

  private static Optional<Duration> until(String date, InstantSource clock) {
    try {
      ZonedDateTime then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), then.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
