package dev.weavergen.domain.candidate;

import java.util.HashSet;
import java.util.Set;

/** Changes to indentation that leave the inside of strings alone. */
final class Indentation {
  private Indentation() {}

  static String removed(String text) {
    int margin =
        PythonScanner.scan(text).stream()
            .filter(line -> !line.isComment())
            .mapToInt(PythonLine::indent)
            .min()
            .orElse(0);
    return margin == 0 ? text : shifted(text, -margin);
  }

  /** Every line that does not begin within a string, moved by a number of columns. */
  static String shifted(String text, int columns) {
    Set<Integer> strings = linesWithinStrings(text);
    StringBuilder shifted = new StringBuilder(text.length() + 64);
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end + 1;
      String line = text.substring(at, end);
      shifted.append(strings.contains(at) || line.isBlank() ? line : moved(line, columns));
      at = end;
    }
    return shifted.toString();
  }

  private static String moved(String line, int columns) {
    if (columns >= 0) {
      return " ".repeat(columns) + line;
    }
    int taken = 0;
    int at = 0;
    while (taken < -columns && at < line.length() && isBlank(line.charAt(at))) {
      taken =
          line.charAt(at) == '\t'
              ? (taken / PythonScanner.TAB_COLUMNS + 1) * PythonScanner.TAB_COLUMNS
              : taken + 1;
      at++;
    }
    return line.substring(at);
  }

  /** Tabs at the beginning of lines become blanks if other lines begin with blanks. */
  static String withoutMixture(String text) {
    return mixes(text) ? expanded(text) : text;
  }

  private static boolean mixes(String text) {
    boolean tabs = text.startsWith("\t") || text.contains("\n\t");
    boolean blanks = text.startsWith(" ") || text.contains("\n ") || text.contains("\t ");
    return (tabs && blanks) || text.contains(" \t");
  }

  /** Every tab at the beginning of a line that is not within a string, as blanks. */
  static String expanded(String text) {
    Set<Integer> strings = linesWithinStrings(text);
    StringBuilder expanded = new StringBuilder(text.length() + 64);
    int column = 0;
    boolean leading = true;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (at == 0 || text.charAt(at - 1) == '\n') {
        leading = !strings.contains(at);
        column = 0;
      }
      leading &= isBlank(c);
      int width = c == '\t' ? PythonScanner.TAB_COLUMNS - column % PythonScanner.TAB_COLUMNS : 1;
      column += width;
      expanded.append(leading ? " ".repeat(width) : String.valueOf(c));
    }
    return expanded.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static Set<Integer> linesWithinStrings(String text) {
    Set<Integer> starts = new HashSet<>();
    for (PythonLine line : PythonScanner.scan(text)) {
      for (PythonToken token : line.tokens()) {
        if (token.isString()) {
          addLineStarts(text, token, starts);
        }
      }
    }
    return starts;
  }

  private static void addLineStarts(String text, PythonToken token, Set<Integer> starts) {
    if (token.text().indexOf('\n') < 0) {
      return;
    }
    int at = text.indexOf('\n', token.start());
    while (at >= 0 && at < token.end()) {
      starts.add(at + 1);
      at = text.indexOf('\n', at + 1);
    }
  }
}
