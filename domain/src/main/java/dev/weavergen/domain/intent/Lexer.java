package dev.weavergen.domain.intent;

import dev.weavergen.domain.intent.Token.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Reads one token at a time from any offset of a text.
 *
 * <p>An intent is prose with code in it, and prose cannot be tokenised from its beginning (the
 * apostrophe of "don't" opens no string). So nothing is tokenised in advance: whoever thinks that
 * code begins somewhere asks for the token there. Every token is found by one forward scan without
 * backtracking and never reaches behind the end given.
 */
final class Lexer {
  private static final List<String> SYMBOLS =
      List.of(
          "...", "**=", "//=", "===", "!==", "<<=", ">>=", "==>", "**", "//", "<<", ">>", "<=",
          ">=", "==", "!=", "->", "=>", ":=", "&&", "||", "::", "+=", "-=", "*=", "/=", "++", "--");
  private static final String SINGLE_SYMBOLS = "+-*/%@&|^~<>()[]{},:.;=!?";
  private static final String TRIPLE_DOUBLE = "\"\"\"";
  private static final String TRIPLE_SINGLE = "'''";

  private final String text;
  private final int end;
  private final Language language;

  /**
   * @param end offset behind the last character that may be read
   */
  Lexer(String text, int end, Language language) {
    this.text = text;
    this.end = Math.min(end, text.length());
    this.language = language;
  }

  /** The token at or after the offset; inside brackets a line's end is only white space. */
  Token next(int offset, boolean inBrackets) {
    int at = skipSpace(offset, inBrackets);
    if (at >= end) {
      return new Token(Kind.END, "", end, end);
    }
    char first = text.charAt(at);
    if (first == '\n') {
      return token(Kind.NEWLINE, at, at + 1);
    }
    if (isDigit(first) || (first == '.' && isDigit(peek(at + 1)))) {
      return number(at, inBrackets);
    }
    if (first == '"' || first == '\'') {
      return string(at, at);
    }
    if (Character.isUnicodeIdentifierStart(first) || first == '_') {
      return nameOrPrefixedString(at);
    }
    return symbol(at);
  }

  private int skipSpace(int offset, boolean inBrackets) {
    int at = offset;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\n' && !inBrackets) {
        return at;
      }
      if (c == '\\' && peek(at + 1) == '\n') {
        at += 2;
      } else if (Character.isWhitespace(c) || c == '\u00a0') {
        at++;
      } else if (startsComment(at, inBrackets)) {
        at = lineEnd(at);
      } else {
        return at;
      }
    }
    return at;
  }

  private boolean startsComment(int at, boolean inBrackets) {
    if (!inBrackets) {
      return false;
    }
    return language == Language.PYTHON
        ? text.charAt(at) == '#'
        : text.charAt(at) == '/' && peek(at + 1) == '/';
  }

  private int lineEnd(int at) {
    int newline = text.indexOf('\n', at, end);
    return newline < 0 ? end : newline;
  }

  private Token number(int start, boolean inBrackets) {
    int at = start;
    while (at < end && isNumberPart(at, inBrackets)) {
      at++;
    }
    boolean runsOn = at < end && Character.isUnicodeIdentifierPart(text.charAt(at));
    boolean wellFormed = !runsOn && isNumber(text.substring(start, at));
    return token(wellFormed ? Kind.NUMBER : Kind.BAD, start, at);
  }

  private boolean isNumberPart(int at, boolean inBrackets) {
    char c = text.charAt(at);
    if (c == '.') {
      return isDigit(peek(at + 1)) || (inBrackets && "],) \n".indexOf(peek(at + 1)) >= 0);
    }
    if ((c == '+' || c == '-') && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E')) {
      return isDigit(peek(at + 1));
    }
    return isDigit(c) || c == '_' || (c < 128 && Character.isLetter(c));
  }

  private boolean isNumber(String digits) {
    String number = digits.replace("_", "").toLowerCase(Locale.ROOT);
    if (number.startsWith("0x")) {
      return all(number.substring(2), "0123456789abcdefl");
    }
    if (number.startsWith("0b") || number.startsWith("0o")) {
      return all(number.substring(2), "01234567l");
    }
    return isDecimal(withoutSuffix(number));
  }

  private String withoutSuffix(String number) {
    String suffixes = language == Language.PYTHON ? "j" : "lfd";
    int last = number.length() - 1;
    return last > 0 && suffixes.indexOf(number.charAt(last)) >= 0
        ? number.substring(0, last)
        : number;
  }

  private static boolean isDecimal(String number) {
    int exponent = number.indexOf('e');
    String mantissa = exponent < 0 ? number : number.substring(0, exponent);
    boolean oneDot = mantissa.indexOf('.') == mantissa.lastIndexOf('.');
    return oneDot
        && all(mantissa, "0123456789.")
        && (exponent < 0 || all(number.substring(exponent + 1), "0123456789+-"));
  }

  private static boolean all(String characters, String allowed) {
    return !characters.isEmpty() && characters.chars().allMatch(c -> allowed.indexOf(c) >= 0);
  }

  private Token nameOrPrefixedString(int start) {
    int at = start;
    while (at < end && Character.isUnicodeIdentifierPart(text.charAt(at))) {
      at++;
    }
    boolean quoted = peek(at) == '"' || peek(at) == '\'';
    if (quoted && language == Language.PYTHON && at - start <= 2) {
      String prefix = text.substring(start, at).toLowerCase(Locale.ROOT);
      if (all(prefix, "rbu")) {
        return string(start, at);
      }
      return token(Kind.BAD, start, at + 1);
    }
    return token(Kind.NAME, start, at);
  }

  private Token string(int start, int quoteAt) {
    if (text.startsWith(TRIPLE_DOUBLE, quoteAt)) {
      return tripleQuoted(start, quoteAt, TRIPLE_DOUBLE);
    }
    if (text.startsWith(TRIPLE_SINGLE, quoteAt)) {
      return tripleQuoted(start, quoteAt, TRIPLE_SINGLE);
    }
    char quote = text.charAt(quoteAt);
    for (int at = quoteAt + 1; at < end; at++) {
      char c = text.charAt(at);
      if (c == quote) {
        return token(Kind.STRING, start, at + 1);
      }
      if (c == '\n') {
        return token(Kind.BAD, start, at);
      }
      if (c == '\\') {
        at++;
      }
    }
    return token(Kind.BAD, start, end);
  }

  private Token tripleQuoted(int start, int quoteAt, String quotes) {
    int at = quoteAt + quotes.length();
    while (at < end) {
      if (text.startsWith(quotes, at) && at + quotes.length() <= end) {
        return token(Kind.STRING, start, at + quotes.length());
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return token(Kind.BAD, start, end);
  }

  private Token symbol(int at) {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at) && at + symbol.length() <= end) {
        return token(Kind.SYMBOL, at, at + symbol.length());
      }
    }
    boolean known = SINGLE_SYMBOLS.indexOf(text.charAt(at)) >= 0;
    return token(known ? Kind.SYMBOL : Kind.BAD, at, at + 1);
  }

  private Token token(Kind kind, int start, int stop) {
    return new Token(kind, text.substring(start, Math.min(stop, end)), start, Math.min(stop, end));
  }

  private char peek(int at) {
    return at < end ? text.charAt(at) : '\n';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
