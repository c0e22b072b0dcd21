package dev.weavergen.domain.intent;

import java.util.Locale;
import java.util.Set;

/**
 * Decides whether a value in prose ends where it seems to: {@code 4} does in "f(2) == 4, because
 * 2*2 is 4", and does not in "f(n) = 4 times n" or "tri(2) = 1 + 1 = 2".
 */
final class ValueEnd {
  private static final Set<String> CONNECTIVES =
      Set.of(
          "and", "but", "because", "since", "as", "so", "while", "whereas", "note", "explanation");
  private static final String CLOSERS = ")]}|\"'*”’";

  private ValueEnd() {}

  /** Nothing but a comment, a full stop or an aside may stand behind the value on its line. */
  static boolean endsLine(String text, int end) {
    String rest = restOfLine(text, end);
    return rest.isEmpty()
        || rest.startsWith("#")
        || rest.startsWith("//")
        || isAside(rest)
        || isFullStop(rest)
        || rest.equals(";")
        || isDocstringEnd(rest);
  }

  /** The sentence may go on behind the value, but not as a part of it. */
  static boolean endsClause(String text, int end) {
    String rest = restOfLine(text, end);
    if (endsLine(text, end)) {
      return true;
    }
    char first = rest.charAt(0);
    if (first == ',' || first == ';' || first == '!' || first == '—' || first == '–') {
      return startsWithWord(rest.substring(1).strip());
    }
    if (rest.startsWith("- ")) {
      return startsWithWord(rest.substring(2)) && rest.indexOf(' ', 2) > 3;
    }
    return CLOSERS.indexOf(first) >= 0
        || CONNECTIVES.contains(firstWord(rest).toLowerCase(Locale.ROOT));
  }

  private static boolean isAside(String rest) {
    return rest.length() > 1
        && rest.charAt(0) == '('
        && (Character.isLetter(rest.charAt(1)) || rest.indexOf(' ') > 0);
  }

  private static boolean isFullStop(String rest) {
    return rest.charAt(0) == '.'
        && (rest.length() == 1
            || Character.isWhitespace(rest.charAt(1))
            || CLOSERS.indexOf(rest.charAt(1)) >= 0);
  }

  private static boolean isDocstringEnd(String rest) {
    return rest.startsWith("\"\"\"") || rest.startsWith("'''");
  }

  private static boolean startsWithWord(String rest) {
    String word = firstWord(rest);
    return rest.isEmpty() || (!word.isEmpty() && !isConstant(word));
  }

  private static boolean isConstant(String word) {
    return Set.of("True", "False", "None", "true", "false", "null").contains(word);
  }

  private static String firstWord(String rest) {
    int at = 0;
    while (at < rest.length() && Character.isUnicodeIdentifierPart(rest.charAt(at))) {
      at++;
    }
    boolean word = at > 0 && !Character.isDigit(rest.charAt(0));
    return word ? rest.substring(0, at) : "";
  }

  static String restOfLine(String text, int end) {
    int newline = text.indexOf('\n', end);
    return text.substring(end, newline < 0 ? text.length() : newline).strip();
  }
}
