package dev.weavergen.memory.postgres;

import java.util.regex.Pattern;

/**
 * Texts as PostgreSQL can hold them. Its {@code text} and {@code jsonb} refuse the NUL character
 * and lone surrogates; each NUL becomes the visible {@code ␀} (U+2400), each lone surrogate the
 * replacement character U+FFFD. What has to come back character for character is stored as bytes
 * instead.
 */
final class StorableText {
  private static final char NUL_SHOWN = '\u2400';
  private static final char REPLACEMENT = '\uFFFD';

  /** One escape of a JSON string: a pair of surrogates is one, so that it is left alone. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:u(?<pair>[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2})"
              + "|u(?<nul>0000)|u(?<lone>[dD][89a-fA-F][0-9a-fA-F]{2})|[^\\n])");

  private StorableText() {}

  static String of(String text) {
    return withoutLoneSurrogates(text.replace('\0', NUL_SHOWN));
  }

  /** The same for a JSON document, whose strings may hold them as escapes. */
  static String ofJson(String json) {
    String plain = of(json);
    if (!plain.contains("\\u")) {
      return plain;
    }
    return ESCAPE
        .matcher(plain)
        .replaceAll(escape -> {
          if (escape.group("nul") != null) {
            return String.valueOf(NUL_SHOWN);
          }
          return escape.group("lone") != null
              ? String.valueOf(REPLACEMENT)
              : java.util.regex.Matcher.quoteReplacement(escape.group());
        });
  }

  private static String withoutLoneSurrogates(String text) {
    if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
      return text;
    }
    StringBuilder storable = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? REPLACEMENT : point)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }
}
