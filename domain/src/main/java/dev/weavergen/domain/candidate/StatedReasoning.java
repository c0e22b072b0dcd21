package dev.weavergen.domain.candidate;

import dev.weavergen.domain.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a model says about its answer: what stands behind {@code Reasoning:} or {@code
 * Explanation:}, otherwise the words around the code. It is shown to people and kept in payloads,
 * so it is one line of bounded length without Markdown's marks.
 */
final class StatedReasoning {
  private static final List<String> LABELS = List.of("reasoning", "explanation", "rationale");

  private StatedReasoning() {}

  /**
   * @param prose the reply without its code
   */
  static Optional<String> in(String prose) {
    String lower = prose.toLowerCase(Locale.ROOT);
    int from = labelled(prose, lower);
    String words = oneLine(prose.substring(from < 0 ? 0 : from));
    return words.isEmpty() ? Optional.empty() : Optional.of(excerpt(words));
  }

  private static int labelled(String prose, String lower) {
    if (prose.length() != lower.length()) {
      return -1;
    }
    int found = -1;
    for (String label : LABELS) {
      int at = lower.indexOf(label);
      int colon = at < 0 ? -1 : afterColon(lower, at + label.length());
      if (colon > 0 && (found < 0 || colon < found)) {
        found = colon;
      }
    }
    return found;
  }

  private static int afterColon(String text, int from) {
    int at = from;
    while (at < text.length() && "*_ `".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ':' ? at + 1 : -1;
  }

  private static String oneLine(String text) {
    StringBuilder words = new StringBuilder();
    text.lines()
        .map(StatedReasoning::withoutMarks)
        .filter(line -> hasWords(line) && !isConfidence(line))
        .takeWhile(line -> words.length() <= 2 * Limits.EXCERPT_CHARS_MAX)
        .forEach(line -> words.append(words.isEmpty() ? "" : " ").append(line));
    return words.toString();
  }

  private static boolean isConfidence(String line) {
    return line.toLowerCase(Locale.ROOT).startsWith("confidence")
        || StatedConfidence.in(line).isPresent();
  }

  private static boolean hasWords(String line) {
    return line.chars().anyMatch(Character::isLetter);
  }

  private static String withoutMarks(String line) {
    StringBuilder clean = new StringBuilder(line.length());
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        clean.append(' ');
      } else if (c != '*' && c != '`') {
        clean.append(c);
      }
    }
    String stripped = clean.toString().strip();
    int from = 0;
    while (from < stripped.length() && "#>-=| ".indexOf(stripped.charAt(from)) >= 0) {
      from++;
    }
    return stripped.substring(from);
  }

  private static String excerpt(String words) {
    if (words.length() <= Limits.EXCERPT_CHARS_MAX) {
      return words;
    }
    int end = Limits.EXCERPT_CHARS_MAX - 1;
    if (Character.isHighSurrogate(words.charAt(end - 1))) {
      end--;
    }
    return words.substring(0, end) + "…";
  }
}
