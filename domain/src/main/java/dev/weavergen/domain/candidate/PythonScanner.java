package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads Python as far as its logical lines and tokens: strings with prefixes and three quotes,
 * comments, brackets, continued lines.
 *
 * <p>Deliberately not a parser. A reply is code mixed with words, often cut off, sometimes wrong;
 * what has to be known is where statements begin and end and which names they use, and that must
 * come out of broken text too. So nothing is ever refused: a line that cannot be Python is marked
 * as broken, and scanning goes on at the next physical line, even when a bracket is open. Every
 * character is looked at a bounded number of times, so the time is linear whatever the text is.
 *
 * <p>A format string ends at its quotation mark, as before Python 3.12; the newer nesting then
 * comes out as a sequence of strings and names, which serves just as well here.
 */
final class PythonScanner {
  static final int TAB_COLUMNS = 4;

  private static final String[] OPERATORS = {
    "...", "**=", "//=", ">>=", "<<=", "->", ":=", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=",
    "%=", "&=", "|=", "^=", "@=", "**", "//", "<<", ">>"
  };
  private static final String SINGLE_OPERATORS = "+-*/%@&|^~<>=.,:;()[]{}";

  private final String text;
  private final List<PythonLine> lines = new ArrayList<>();
  private int at;
  private List<PythonToken> tokens = new ArrayList<>();
  private final StringBuilder brackets = new StringBuilder();
  private boolean broken;
  private boolean cut;

  private PythonScanner(String text) {
    this.text = text;
  }

  /** The logical lines of the text in order, comments included, blank lines left out. */
  static List<PythonLine> scan(String text) {
    PythonScanner scanner = new PythonScanner(text);
    while (scanner.at < text.length()) {
      scanner.line();
    }
    return scanner.lines;
  }

  private void line() {
    int start = at;
    int indent = indent();
    if (at == text.length()) {
      return;
    }
    if (text.charAt(at) == '\n') {
      at++;
      return;
    }
    tokens = new ArrayList<>();
    brackets.setLength(0);
    broken = false;
    cut = false;
    while (at < text.length() && !lineEndsHere()) {
      step();
    }
    cut |= at >= text.length() && !brackets.isEmpty() && !broken;
    at = Math.min(text.length(), at + 1);
    boolean wrong = broken || (!tokens.isEmpty() && !PythonOrder.mayEnd(tokens));
    lines.add(new PythonLine(start, at, indent, tokens, wrong && !cut, cut));
  }

  private int indent() {
    int columns = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\t') {
        columns = (columns / TAB_COLUMNS + 1) * TAB_COLUMNS;
      } else if (c == ' ') {
        columns++;
      } else if (c != '\f') {
        return columns;
      }
    }
    return columns;
  }

  private boolean lineEndsHere() {
    if (text.charAt(at) != '\n') {
      return false;
    }
    if (brackets.isEmpty() || broken) {
      return true;
    }
    broken = statementFollows();
    return broken;
  }

  /** Whether the next physical line begins as nothing within a bracket can. */
  private boolean statementFollows() {
    int from = at + 1;
    while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
      from++;
    }
    int to = from;
    while (to < text.length() && to - from <= 8 && Character.isLetter(text.charAt(to))) {
      to++;
    }
    String word = text.substring(from, to);
    boolean statement = PythonWords.STATEMENT_KEYWORDS.contains(word) || word.equals("import");
    return statement && (to == text.length() || text.charAt(to) == ' ');
  }

  private void step() {
    char c = text.charAt(at);
    if (c == ' ' || c == '\t' || c == '\f' || c == '\n') {
      at++;
    } else if (c == '#') {
      at = lineEnd(at);
    } else if (c == '\\') {
      continuation();
    } else if (c == '"' || c == '\'') {
      string(at);
    } else if (Character.isDigit(c) || (c == '.' && digitAt(at + 1))) {
      number();
    } else if (Character.isUnicodeIdentifierStart(text.codePointAt(at)) || c == '_') {
      word();
    } else {
      operator();
    }
  }

  private void continuation() {
    if (at + 1 < text.length() && text.charAt(at + 1) == '\n') {
      at += 2;
      return;
    }
    broken = true;
    at++;
  }

  private void word() {
    int end = at;
    while (end < text.length() && isWordPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    if (end < text.length() && end - at <= 2 && isQuote(text.charAt(end)) && isPrefix(at, end)) {
      string(end);
      return;
    }
    String word = text.substring(at, end);
    boolean keyword = PythonWords.KEYWORDS.contains(word);
    add(keyword ? PythonToken.Kind.KEYWORD : PythonToken.Kind.NAME, end);
  }

  private static boolean isWordPart(int codePoint) {
    return Character.isUnicodeIdentifierPart(codePoint)
        && !Character.isIdentifierIgnorable(codePoint);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private boolean isPrefix(int start, int end) {
    for (int i = start; i < end; i++) {
      if ("rRbBuUfFtT".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private void number() {
    int end = at;
    boolean radix =
        text.charAt(at) == '0'
            && at + 1 < text.length()
            && "xXoObB".indexOf(text.charAt(at + 1)) >= 0;
    if (radix) {
      end = at + 2;
      while (end < text.length() && (hexAt(end) || text.charAt(end) == '_')) {
        end++;
      }
    } else {
      end = decimalEnd();
    }
    add(PythonToken.Kind.NUMBER, end);
  }

  private int decimalEnd() {
    int end = digits(at);
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(end + 1);
    }
    if (end < text.length() && "eE".indexOf(text.charAt(end)) >= 0) {
      boolean signed = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0;
      if (digitAt(signed ? end + 2 : end + 1)) {
        end = digits(signed ? end + 2 : end + 1);
      }
    }
    return end < text.length() && "jJ".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
  }

  private int digits(int from) {
    int end = from;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private boolean digitAt(int offset) {
    return offset < text.length() && Character.isDigit(text.charAt(offset));
  }

  private boolean hexAt(int offset) {
    return Character.digit(text.charAt(offset), 16) >= 0;
  }

  /** Reads a string whose prefix begins where the scanner is and whose quote is at an offset. */
  private void string(int quote) {
    char mark = text.charAt(quote);
    String three = String.valueOf(mark).repeat(3);
    if (text.startsWith(three, quote)) {
      longString(quote + 3, three);
      return;
    }
    int end = quote + 1;
    while (end < text.length() && text.charAt(end) != mark && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    boolean closed = end < text.length() && text.charAt(end) == mark;
    add(PythonToken.Kind.STRING, Math.min(text.length(), closed ? end + 1 : end));
    if (!closed) {
      openString();
    }
  }

  private void longString(int from, String mark) {
    int end = from;
    while (end < text.length() && !text.startsWith(mark, end)) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    boolean closed = end < text.length();
    add(PythonToken.Kind.STRING, Math.min(text.length(), end + 3));
    if (!closed) {
      openString();
    }
  }

  private void openString() {
    cut |= at >= text.length() && !broken;
    broken = true;
  }

  private void operator() {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        add(PythonToken.Kind.OPERATOR, at + operator.length());
        return;
      }
    }
    char c = text.charAt(at);
    if (SINGLE_OPERATORS.indexOf(c) < 0) {
      broken = true;
      at += Character.charCount(text.codePointAt(at));
      return;
    }
    if (")]}".indexOf(c) >= 0) {
      closeBracket(c);
    }
    add(PythonToken.Kind.OPERATOR, at + 1);
    if ("([{".indexOf(c) >= 0) {
      brackets.append(c);
    }
  }

  private void closeBracket(char c) {
    int top = brackets.length() - 1;
    if (top < 0 || "([{".indexOf(brackets.charAt(top)) != ")]}".indexOf(c)) {
      broken = true;
      return;
    }
    brackets.setLength(top);
  }

  private void add(PythonToken.Kind kind, int end) {
    PythonToken token = new PythonToken(kind, text.substring(at, end), at, brackets.length());
    broken |= !tokens.isEmpty() && !PythonOrder.mayFollow(tokens, token);
    tokens.add(token);
    at = end;
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
