package dev.weavergen.workflows.generation;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What others wrote, made fit for a page: bounded, without characters that are invisible or turn
 * the direction of the text, and escaped or fenced, so that it cannot pose as part of the page.
 */
final class MarkdownText {
  private static final String MEANINGFUL = "\\`*_{}[]()#+-.!|<>~&$";
  private static final int FENCE_MIN = 3;
  private static final int LINES_MAX = 80;
  private static final int LINE_CHARS_MAX = 200;

  /** For the fences and the line that says how much is missing. */
  private static final int FRAME_BYTES = 80;

  private MarkdownText() {}

  /** Text on one line in which no character has a meaning in Markdown or HTML. */
  static String inline(String text, int charsMax) {
    StringBuilder escaped = new StringBuilder();
    Excerpt.of(text, charsMax)
        .codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c)
        .filter(MarkdownText::isVisible)
        .forEach(c -> {
          if (MEANINGFUL.indexOf(c) >= 0) {
            escaped.append('\\');
          }
          escaped.appendCodePoint(c);
        });
    return escaped.toString();
  }

  /** As many lines of a program as fit, in a fence that it does not hold itself. */
  static String fenced(String language, String source, int bytesMax) {
    List<String> lines = source.lines().map(MarkdownText::codeLine).toList();
    String shown = firstLines(lines, bytesMax - FRAME_BYTES);
    String fence = "`".repeat(Math.max(FENCE_MIN, longestRun(shown, '`') + 1));
    long missing = lines.size() - shown.lines().count();
    return fence
        + language
        + "\n"
        + shown
        + fence
        + "\n"
        + (missing > 0 ? "\n*" + missing + " more lines in the result.*\n" : "");
  }

  private static String firstLines(List<String> lines, int bytesMax) {
    StringBuilder shown = new StringBuilder();
    int bytes = 0;
    for (String line : lines.subList(0, Math.min(LINES_MAX, lines.size()))) {
      // A long run of backticks costs a fence of that length, twice.
      bytes += line.getBytes(StandardCharsets.UTF_8).length + 1 + 2 * longestRun(line, '`');
      if (bytes > bytesMax) {
        return shown.toString();
      }
      shown.append(line).append('\n');
    }
    return shown.toString();
  }

  private static String codeLine(String line) {
    StringBuilder kept = new StringBuilder();
    Excerpt.of(line, LINE_CHARS_MAX)
        .codePoints()
        .filter(c -> c == '\t' || (!Character.isISOControl(c) && isVisible(c)))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Neither a zero-width or direction character nor half of a surrogate pair. */
  private static boolean isVisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.FORMAT && type != Character.SURROGATE;
  }

  private static int longestRun(String text, char wanted) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == wanted ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
