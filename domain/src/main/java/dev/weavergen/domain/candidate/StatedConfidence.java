package dev.weavergen.domain.candidate;

import java.util.Locale;
import java.util.Optional;

/**
 * The confidence that a model states of its own answer: {@code Confidence: 0.85}, {@code confidence
 * level is 85%}, {@code Confidence - 8/10}. The last statement wins, since models reconsider. A
 * statement that is no number or lies outside of [0, 1] is none, and an earlier one does not come
 * back for it.
 */
final class StatedConfidence {
  private static final String WORD = "confidence";

  /** How far behind the word its number may stand, in characters. */
  private static final int REACH_CHARS = 24;

  private StatedConfidence() {}

  /**
   * @param prose the reply without its code
   */
  static Optional<Double> in(String prose) {
    String text = prose.toLowerCase(Locale.ROOT);
    Optional<Double> stated = Optional.empty();
    int at = text.indexOf(WORD);
    while (at >= 0) {
      int from = at + WORD.length();
      String after = text.substring(from, Math.min(text.length(), from + 2 * REACH_CHARS));
      if (isStatement(after)) {
        stated = number(after.lines().findFirst().orElse(""));
      }
      at = text.indexOf(WORD, from);
    }
    return stated;
  }

  /** The word is followed by a separator within the same line, or by "is" or "of". */
  private static boolean isStatement(String after) {
    String line = after.lines().findFirst().orElse("");
    String rest = line.replace("*", "").replace("_", "").replace("`", "").strip();
    for (String filler : new String[] {"score", "level", "rating", "in this answer"}) {
      rest = rest.startsWith(filler) ? rest.substring(filler.length()).strip() : rest;
    }
    return !rest.isEmpty()
        && (":=-–—(~".indexOf(rest.charAt(0)) >= 0
            || Character.isDigit(rest.charAt(0))
            || rest.startsWith("is ")
            || rest.startsWith("of "));
  }

  private static Optional<Double> number(String line) {
    int start = 0;
    while (start < line.length() && !isDigit(line.charAt(start))) {
      start++;
    }
    if (start == line.length() || start > REACH_CHARS) {
      return Optional.empty();
    }
    int begin = start > 0 && line.charAt(start - 1) == '.' ? start - 1 : start;
    boolean negative = begin > 1 && line.charAt(begin - 1) == '-' && line.charAt(begin - 2) == ' ';
    int end = numberEnd(line, begin);
    double value = Double.parseDouble(line.substring(begin, end));
    return inUnit(negative ? -value : value, line.substring(end).stripLeading());
  }

  private static int numberEnd(String line, int begin) {
    int end = begin;
    boolean point = false;
    while (end < line.length()) {
      char c = line.charAt(end);
      boolean decimal =
          c == '.' && !point && end + 1 < line.length() && isDigit(line.charAt(end + 1));
      if (!isDigit(c) && !decimal) {
        return end;
      }
      point |= decimal;
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Optional<Double> inUnit(double value, String unit) {
    double scale = 1;
    if (unit.startsWith("%") || unit.startsWith("percent")) {
      scale = 100;
    } else if (unit.startsWith("/") || unit.startsWith("out of")) {
      String rest = unit.startsWith("/") ? unit.substring(1) : unit.substring("out of".length());
      String whole = rest.strip();
      int end = numberEnd(whole, 0);
      scale = end == 0 ? 0 : Double.parseDouble(whole.substring(0, end));
    }
    double confidence = scale == 0 ? -1 : value / scale;
    return confidence >= 0 && confidence <= 1 ? Optional.of(confidence) : Optional.empty();
  }
}
