package dev.weavergen.activities.panel.prompt;

import dev.weavergen.domain.Limits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that others wrote, quoted in a prompt. Each stands in a fenced block whose fence is longer
 * than any run of the same mark within, so that no text can end its own block (CommonMark 0.31,
 * §4.5) and go on as if we had written it.
 */
final class Quote {
  /** Of an input, a value or an error's text, in characters. */
  static final int VALUE_CHARS_MAX = 1_000;

  private static final int SOURCE_LINE_CHARS_MAX = 60;
  private static final int FENCE_MIN = 3;
  private static final Pattern RUN = Pattern.compile("`+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

  private Quote() {}

  /** A program's source, whole as far as programs may be long. */
  static String program(String source, String language) {
    return block(bounded(source, Limits.SOURCE_BYTES_MAX), language);
  }

  /** A short text. */
  static String text(String text) {
    return block(bounded(text, VALUE_CHARS_MAX), "text");
  }

  /** The first lines of a text, each bounded. */
  static String lines(String text, int linesMax, int lineCharsMax) {
    return block(
        String.join(
            "\n", text.lines().limit(linesMax).map(line -> bounded(line, lineCharsMax)).toList()),
        "text");
  }

  /** A line of a program, within another line. */
  static String sourceLine(String line) {
    return bounded(line.strip(), SOURCE_LINE_CHARS_MAX);
  }

  /** One line out of many, for a list. */
  static String oneLine(String text) {
    return bounded(text.strip().replaceAll("\\s+", " "), Limits.EXCERPT_CHARS_MAX);
  }

  static String block(String text, String info) {
    String shown = visible(text).stripTrailing();
    String fence = "`".repeat(Math.max(FENCE_MIN, longestRun(shown) + 1));
    return fence + info + "\n" + shown + "\n" + fence;
  }

  /** The beginning and the end; the middle of a long text tells least. */
  private static String bounded(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int half = charsMax / 2;
    return text.substring(0, half) + " […] " + text.substring(text.length() - half);
  }

  /** Control characters and lone surrogates are made visible, so that none is lost on its way. */
  private static String visible(String text) {
    return INVISIBLE.matcher(text.replaceAll("\\R", "\n")).replaceAll("\uFFFD");
  }

  private static int longestRun(String text) {
    Matcher run = RUN.matcher(text);
    int longest = 0;
    while (run.find()) {
      longest = Math.max(longest, run.end() - run.start());
    }
    return longest;
  }
}
