package dev.weavergen.domain.intent;

import java.util.Optional;

/**
 * The intent's text as examples are looked for in it: every character that only carries the text
 * (comment markers, bullets, back quotes) is blank, and what one reader has taken is blank for the
 * next one.
 *
 * <p>Blank, not removed: an offset means the same place for every reader, so examples can be put
 * into their order of appearance whoever found them.
 */
final class ReadableText {
  private final StringBuilder characters;

  ReadableText(String text) {
    characters = new StringBuilder(text);
    int start = 0;
    while (start < characters.length()) {
      int end = lineEnd(start);
      blankCarrier(start, end);
      start = end + 1;
    }
    for (int at = 0; at < characters.length(); at++) {
      if (characters.charAt(at) == '`') {
        characters.setCharAt(at, ' ');
      }
    }
  }

  /** The text as it is now. */
  String text() {
    return characters.toString();
  }

  int lineEnd(int from) {
    int newline = characters.indexOf("\n", from);
    return newline < 0 ? characters.length() : newline;
  }

  /** Makes the range unreadable for later readers, but for its line breaks. */
  void blank(int from, int to) {
    for (int at = Math.max(from, 0); at < Math.min(to, characters.length()); at++) {
      if (characters.charAt(at) != '\n') {
        characters.setCharAt(at, ' ');
      }
    }
  }

  private void blankCarrier(int start, int end) {
    int last = end;
    while (last > start && Character.isWhitespace(characters.charAt(last - 1))) {
      last--;
    }
    if (last - 2 >= start
        && characters.charAt(last - 2) == '*'
        && characters.charAt(last - 1) == '/') {
      blank(last - 2, last);
    }
    int at = start;
    for (Optional<Integer> marker = marker(at, end); marker.isPresent(); marker = marker(at, end)) {
      blank(at, marker.get());
      at = marker.get();
    }
  }

  /** Where the comment marker or bullet ends that begins at the offset. */
  private Optional<Integer> marker(int from, int end) {
    int at = skipBlanks(from, end);
    if (at >= end) {
      return Optional.empty();
    }
    return switch (characters.charAt(at)) {
      case '*', '/', '#' -> commentEnd(at, end);
      case '-', '+' -> bulletEnd(at + 1, end);
      case '•', '◦', '‣', '·' -> Optional.of(at + 1);
      case '(' -> numberEnd(at + 1, end);
      default -> numberEnd(at, end);
    };
  }

  private Optional<Integer> commentEnd(int from, int end) {
    char first = characters.charAt(from);
    int at = from;
    while (at < end && (characters.charAt(at) == '*' || characters.charAt(at) == first)) {
      at++;
    }
    boolean division = first == '/' && at == from + 1;
    return division ? Optional.empty() : Optional.of(at);
  }

  private Optional<Integer> bulletEnd(int at, int end) {
    return at < end && characters.charAt(at) == ' ' ? Optional.of(at) : Optional.empty();
  }

  /** {@code 1.} and {@code 1)} and {@code (1)}, each with a blank behind it. */
  private Optional<Integer> numberEnd(int from, int end) {
    int at = from;
    while (at < end && at - from < 3 && Character.isDigit(characters.charAt(at))) {
      at++;
    }
    boolean closed =
        at > from
            && at + 1 < end
            && (characters.charAt(at) == '.' || characters.charAt(at) == ')')
            && characters.charAt(at + 1) == ' ';
    return closed ? Optional.of(at + 1) : Optional.empty();
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(characters.charAt(at))) {
      at++;
    }
    return at;
  }
}
