package dev.weavergen.workers;

import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.InvalidRequestException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The settings under {@code weavergen.learning}: when the nightly run is started.
 *
 * @param enabled {@code false} pauses the schedule where there is one, until it is {@code true}
 *     again
 * @param at the time of day, such as {@code 03:00}
 * @param zone such as {@code Europe/Berlin}; absent for this machine's
 * @param jitter the run begins at most so much later, so that not all begin at once
 * @param every an interval, such as {@code 6h}, in place of a time of day
 */
public record LearningBlock(
    Optional<Boolean> enabled,
    Optional<String> at,
    Optional<String> zone,
    Optional<String> jitter,
    Optional<String> every) {
  private static final String PREFIX = "weavergen.learning.";
  private static final LocalTime AT_USUAL = LocalTime.of(3, 0);
  private static final Duration JITTER_USUAL = Duration.ofMinutes(10);
  private static final Duration JITTER_MAX = Duration.ofHours(12);
  private static final Duration EVERY_MIN = Duration.ofSeconds(1);
  private static final Duration EVERY_MAX = Duration.ofDays(31);

  /** When the nightly run is started. */
  sealed interface Timing {
    /** Once a day. */
    record Daily(LocalTime at, ZoneId zone) implements Timing {}

    /** Again and again. */
    record Interval(Duration every) implements Timing {}
  }

  boolean isEnabled() {
    return enabled.orElse(true);
  }

  /**
   * Reads every setting of the block.
   *
   * @throws InvalidConfigurationException naming the setting, its value and what was expected
   */
  public void check() {
    var _ = timing();
    var _ = jitterMax();
  }

  /**
   * @throws InvalidConfigurationException naming the setting, its value and what was expected
   */
  Timing timing() {
    if (every.isEmpty()) {
      return new Timing.Daily(at.map(LearningBlock::time).orElse(AT_USUAL), zoneUsed());
    }
    if (at.isPresent() || zone.isPresent()) {
      throw new InvalidConfigurationException(
          PREFIX + "every: stands beside a time of day; expected either every, or at and zone");
    }
    return new Timing.Interval(duration("every", every.get(), EVERY_MIN, EVERY_MAX));
  }

  /** Without one that is given, an interval has none. */
  Duration jitterMax() {
    return jitter
        .map(text -> duration("jitter", text, Duration.ZERO, JITTER_MAX))
        .orElse(every.isPresent() ? Duration.ZERO : JITTER_USUAL);
  }

  private ZoneId zoneUsed() {
    return zone.map(LearningBlock::zone).orElseGet(ZoneId::systemDefault);
  }

  /** YAML reads 03:00 as the number of minutes since midnight when it is not quoted. */
  private static LocalTime time(String text) {
    try {
      return text.matches("\\d{1,4}")
          ? LocalTime.ofSecondOfDay(60L * Integer.parseInt(text))
          : LocalTime.parse(text);
    } catch (DateTimeException wrong) {
      throw new InvalidConfigurationException(
          PREFIX + "at: is '" + text + "'; expected a time of day such as \"03:00\"");
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException wrong) {
      throw new InvalidConfigurationException(
          PREFIX + "zone: is '" + text + "'; expected a zone such as Europe/Berlin or UTC");
    }
  }

  private static Duration duration(String name, String text, Duration least, Duration most) {
    try {
      Duration duration =
          text.matches("0+[a-z]*") ? Duration.ZERO : Durations.parse(PREFIX + name, text);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (InvalidRequestException wrong) {
      throw new InvalidConfigurationException(String.valueOf(wrong.getMessage()));
    }
    throw new InvalidConfigurationException(
        "%s%s: is '%s'; expected %s to %s"
            .formatted(PREFIX, name, text, Durations.format(least), Durations.format(most)));
  }
}
