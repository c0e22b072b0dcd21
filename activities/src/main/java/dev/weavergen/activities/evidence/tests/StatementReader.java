package dev.weavergen.activities.evidence.tests;

import dev.weavergen.domain.intent.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one statement that begins at an offset of a reply. No parser: a reply is code mixed with
 * words and may end anywhere, so only strings, comments and brackets are followed, in one forward
 * scan. What ends within a bracket or a string is no statement.
 */
final class StatementReader {
  /** More lines than a test takes; keeps an open bracket from swallowing the rest of a reply. */
  private static final int LINES_MAX = 60;

  private static final List<String> PAIRS =
      List.of("==", "!=", "<=", ">=", "->", "::", "&&", "||", "**", "//", "<<", ">>", ":=", "+=");

  private final String text;
  private final Language language;
  private final List<CodeToken> tokens = new ArrayList<>();
  private final StringBuilder brackets = new StringBuilder();
  private int at;
  private int tokenEnd;
  private int lines;
  private boolean broken;

  private StatementReader(String text, int from, Language language) {
    this.text = text;
    this.at = from;
    this.tokenEnd = from;
    this.language = language;
  }

  /**
   * What was read.
   *
   * @param statement empty when it is broken
   * @param end where to go on
   */
  record Found(Optional<CodeStatement> statement, int end) {}

  static Found read(String text, int from, Language language) {
    StatementReader reader = new StatementReader(text, from, language);
    while (reader.at < text.length() && !reader.endsHere()) {
      reader.step();
    }
    boolean whole = !reader.broken && reader.brackets.isEmpty() && !reader.tokens.isEmpty();
    return new Found(
        whole ? Optional.of(new CodeStatement(reader.tokens)) : Optional.empty(), reader.at);
  }

  private boolean endsHere() {
    char c = text.charAt(at);
    if (broken) {
      return true;
    }
    if (c == '\n') {
      lines++;
      broken = !brackets.isEmpty() && (lines > LINES_MAX || newStatementFollows());
      return broken || (brackets.isEmpty() && !goesOn());
    }
    boolean closesNothing = brackets.isEmpty() && ")]}".indexOf(c) >= 0;
    return closesNothing || c == '`' || (brackets.isEmpty() && c == ';');
  }

  private boolean newStatementFollows() {
    int next = afterSpace(at);
    return text.startsWith("assert", next)
        || text.startsWith("self.assert", next)
        || text.startsWith("def ", next)
        || text.startsWith("```", next);
  }

  /** Only Java's statements go on at the next line without a bracket. */
  private boolean goesOn() {
    int next = afterSpace(at);
    return language == Language.JAVA
        && next < text.length()
        && text.substring(at + 1, next).indexOf('\n') < 0
        && ".=&|?".indexOf(text.charAt(next)) >= 0;
  }

  private int afterSpace(int from) {
    int next = from;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private void step() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (startsComment()) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (c == '\\') {
      broken = !text.startsWith("\\\n", at);
      at += 2;
    } else if (c == '"' || c == '\'') {
      string(at);
    } else if (Character.isUnicodeIdentifierPart(c)) {
      word();
    } else {
      mark(c);
    }
  }

  private boolean startsComment() {
    return language == Language.PYTHON ? text.charAt(at) == '#' : text.startsWith("//", at);
  }

  private void word() {
    int end = at;
    while (end < text.length() && (isWordPart(end) || isPoint(end))) {
      end++;
    }
    boolean prefixed =
        language == Language.PYTHON
            && end < text.length()
            && end - at <= 2
            && (text.charAt(end) == '"' || text.charAt(end) == '\'');
    if (prefixed) {
      string(end);
      return;
    }
    add(CodeToken.Kind.WORD, end);
  }

  private boolean isWordPart(int offset) {
    return Character.isUnicodeIdentifierPart(text.charAt(offset)) || text.charAt(offset) == '$';
  }

  /** The point of a number. */
  private boolean isPoint(int offset) {
    return text.charAt(offset) == '.' && Character.isDigit(text.charAt(at));
  }

  private void string(int quote) {
    String mark = String.valueOf(text.charAt(quote));
    boolean isLong = text.startsWith(mark.repeat(3), quote);
    String close = isLong ? mark.repeat(3) : mark;
    int end = quote + close.length();
    while (end < text.length() && !text.startsWith(close, end)) {
      if (!isLong && text.charAt(end) == '\n') {
        break;
      }
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    broken |= end >= text.length() || !text.startsWith(close, end);
    add(CodeToken.Kind.STRING, Math.min(text.length(), broken ? end : end + close.length()));
  }

  private void mark(char c) {
    int open = "([{".indexOf(c);
    int close = ")]}".indexOf(c);
    if (close >= 0) {
      int top = brackets.length() - 1;
      broken |= top < 0 || "([{".indexOf(brackets.charAt(top)) != close;
      brackets.setLength(Math.max(0, top));
    }
    boolean pair = at + 2 <= text.length() && PAIRS.contains(text.substring(at, at + 2));
    add(CodeToken.Kind.MARK, at + (pair ? 2 : 1));
    if (open >= 0) {
      brackets.append(c);
    }
  }

  private void add(CodeToken.Kind kind, int end) {
    tokens.add(new CodeToken(kind, text.substring(at, end), brackets.length(), gap()));
    at = end;
    tokenEnd = end;
  }

  private String gap() {
    String between = text.substring(tokenEnd, at);
    if (between.indexOf('\n') < 0) {
      return between.isEmpty() ? "" : " ";
    }
    boolean opened = !tokens.isEmpty() && "([{".contains(tokens.getLast().text());
    return opened || ")]}.".indexOf(text.charAt(at)) >= 0 ? "" : " ";
  }
}
