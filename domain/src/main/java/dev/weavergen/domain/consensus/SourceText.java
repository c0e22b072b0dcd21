package dev.weavergen.domain.consensus;

import java.util.List;

/**
 * Source as far as its wording goes: without comments, with one blank for any blank space.
 *
 * <p>Python's strings that stand alone on their lines count as comments too, since most of them
 * repeat the prompt. The language is told by the ends of the lines: where most of them are
 * semicolons and braces, {@code //} begins a comment, elsewhere {@code #} does.
 */
final class SourceText {
  private final String source;
  private final boolean braces;
  private final StringBuilder words;
  private int at;

  private SourceText(String source) {
    this.source = source;
    this.braces = hasBraces(source);
    this.words = new StringBuilder(source.length());
  }

  static String normalised(String source) {
    return new SourceText(source).normalised();
  }

  private static boolean hasBraces(String source) {
    List<String> lines = source.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    long ended =
        lines.stream()
            .filter(line -> line.endsWith(";") || line.endsWith("{") || line.endsWith("}"))
            .count();
    return 2 * ended > lines.size();
  }

  private String normalised() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (commentBegins()) {
        at = commentEnd();
      } else if (c == '"' || c == '\'') {
        string();
      } else {
        append(c);
        at++;
      }
    }
    return words.toString().strip();
  }

  private boolean commentBegins() {
    return braces
        ? source.startsWith("//", at) || source.startsWith("/*", at)
        : source.charAt(at) == '#';
  }

  private int commentEnd() {
    boolean block = braces && source.startsWith("/*", at);
    int end = block ? source.indexOf("*/", at + 2) : source.indexOf('\n', at);
    return end < 0 ? source.length() : end + (block ? 2 : 0);
  }

  private void string() {
    String one = source.substring(at, at + 1);
    String mark = source.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
    int end = at + mark.length();
    while (end < source.length() && !source.startsWith(mark, end)) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(source.length(), end + mark.length());
    boolean alone = mark.length() == 3 && !braces && lineIsEmptyBefore();
    for (int i = at; i < end && !alone; i++) {
      append(source.charAt(i));
    }
    at = end;
  }

  private boolean lineIsEmptyBefore() {
    int before = at;
    while (before > 0 && (source.charAt(before - 1) == ' ' || source.charAt(before - 1) == '\t')) {
      before--;
    }
    return before == 0 || source.charAt(before - 1) == '\n';
  }

  private void append(char c) {
    boolean blank = Character.isWhitespace(c);
    if (!blank) {
      words.append(c);
    } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }
}
