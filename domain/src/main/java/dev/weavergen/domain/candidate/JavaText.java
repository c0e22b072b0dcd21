package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.List;

/** Java text in which strings, characters and comments can be passed over. */
final class JavaText {
  /** More lines than the head of any declaration has; keeps the search for its end short. */
  private static final int HEAD_LINES_MAX = 16;

  private final String text;

  JavaText(String text) {
    this.text = text;
  }

  /**
   * The offset of the brace or semicolon that ends the head of a declaration which begins at an
   * offset, or -1.
   */
  int headEnd(int from, int limit) {
    int round = 0;
    int lines = 0;
    for (int at = from; at < limit; at = next(at, limit)) {
      char c = text.charAt(at);
      lines += c == '\n' ? 1 : 0;
      round += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (round < 0 || c == '}') {
        return -1;
      }
      if (round == 0 && (c == '{' || c == ';')) {
        return at;
      }
      if (c == '\n' && (lines == HEAD_LINES_MAX || blankLineFollows(at))) {
        return -1;
      }
    }
    return -1;
  }

  private boolean blankLineFollows(int at) {
    int next = at + 1;
    while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
      next++;
    }
    return next == text.length() || text.charAt(next) == '\n';
  }

  /** The offset behind a declaration whose head ends at an offset, or -1 if the text ends first. */
  int memberEnd(int headEnd) {
    int depth = 0;
    for (int at = headEnd; at < text.length(); at = next(at, text.length())) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0 && (c == ';' || c == '}')) {
        return at + 1;
      }
    }
    return -1;
  }

  /**
   * The offset behind a statement which begins with a line, or -1 if the line is none: it has to
   * end with a semicolon or a brace.
   */
  int statementEnd(int from, int lineEnd) {
    String line = text.substring(from, lineEnd).strip();
    if (line.endsWith("{")) {
      int open = text.lastIndexOf('{', lineEnd);
      int end = memberEnd(open);
      return end < 0 ? text.length() : end;
    }
    return line.endsWith(";") ? lineEnd : -1;
  }

  /** Words and single characters between two offsets, the last one included. */
  List<String> words(int from, int last) {
    List<String> words = new ArrayList<>();
    int at = from;
    while (at <= last) {
      char c = text.charAt(at);
      if (Character.isJavaIdentifierStart(c)) {
        int end = at;
        while (end <= last && Character.isJavaIdentifierPart(text.charAt(end))) {
          end++;
        }
        words.add(text.substring(at, end));
        at = end;
        continue;
      }
      int next = next(at, last + 1);
      if (!Character.isWhitespace(c) && !isComment(at)) {
        words.add(String.valueOf(c));
      }
      at = next;
    }
    return words;
  }

  /** Strings, characters and numbers as they are written, those of comments left out. */
  List<String> literals() {
    List<String> literals = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = next(at, text.length());
      if (Character.isJavaIdentifierPart(c) || (c == '.' && isDigit(at + 1))) {
        end = wordEnd(at);
      }
      if (c == '"' || c == '\'' || isDigit(at) || (c == '.' && isDigit(at + 1))) {
        literals.add(text.substring(at, end));
      }
      at = end;
    }
    return literals;
  }

  private int wordEnd(int from) {
    int at = from + 1;
    boolean number = !Character.isJavaIdentifierStart(text.charAt(from));
    while (at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at))
            || (number && text.charAt(at) == '.'))) {
      at++;
    }
    return at;
  }

  private boolean isDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private boolean isComment(int at) {
    return text.startsWith("//", at) || text.startsWith("/*", at);
  }

  /** The next offset, behind the string or comment that begins at this one if one does. */
  private int next(int at, int limit) {
    if (text.startsWith("//", at)) {
      return lineEnd(at, limit);
    }
    if (text.startsWith("/*", at)) {
      return closing(at + 2, "*/", limit);
    }
    if (text.startsWith("\"\"\"", at)) {
      return string(at + 3, "\"\"\"", limit);
    }
    char c = text.charAt(at);
    return c == '"' || c == '\'' ? string(at + 1, String.valueOf(c), limit) : at + 1;
  }

  /**
   * The offset behind a mark that is looked for up to a limit; behind the limit if it is not there.
   */
  private int closing(int from, String mark, int limit) {
    int at = from;
    while (at < limit && !text.startsWith(mark, at)) {
      at++;
    }
    return Math.min(text.length(), at + mark.length());
  }

  private int lineEnd(int from, int limit) {
    int at = from;
    while (at < limit && text.charAt(at) != '\n') {
      at++;
    }
    return at;
  }

  private int string(int from, String mark, int limit) {
    int at = from;
    while (at < limit && !text.startsWith(mark, at)) {
      if (mark.length() == 1 && text.charAt(at) == '\n') {
        return at;
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + mark.length());
  }
}
