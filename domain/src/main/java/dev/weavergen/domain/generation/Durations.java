package dev.weavergen.domain.generation;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h30m}. */
public final class Durations {
  private static final Pattern WHOLE =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,9})ms)?");

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @throws InvalidRequestException naming the field when the text is no duration above zero
   */
  public static Duration parse(String field, String text) {
    Duration duration = parseFromZero(field, text);
    if (duration.isZero()) {
      throw new InvalidRequestException(
          field,
          "'" + excerpt(text) + "' is zero; expected a duration above zero, for example 10s");
    }
    return duration;
  }

  /**
   * Reads a duration that may be zero, for example {@code 0s}.
   *
   * @throws InvalidRequestException naming the field when the text is no duration
   */
  public static Duration parseFromZero(String field, String text) {
    Matcher matcher = WHOLE.matcher(text.strip());
    if (!matcher.matches() || text.isBlank()) {
      throw new InvalidRequestException(
          field, "'" + excerpt(text) + "' is no duration; expected for example 10s, 2m or 1h30m");
    }
    return Duration.ofHours(part(matcher, 1))
        .plusMinutes(part(matcher, 2))
        .plusSeconds(part(matcher, 3))
        .plusMillis(part(matcher, 4));
  }

  /** The duration in the same notation, to whole milliseconds. */
  public static String format(Duration duration) {
    if (duration.toMillis() < 1_000) {
      return duration.toMillis() + "ms";
    }
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }

  private static long part(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static String excerpt(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
