package dev.weavergen.activities.spans;

import dev.weavergen.domain.Limits;

/** Texts of spans, which somebody else may have written, cut where no character is halved. */
final class SpanText {
  private SpanText() {}

  static String bounded(String text) {
    if (text.length() <= Limits.EXCERPT_CHARS_MAX) {
      return text;
    }
    int end = Limits.EXCERPT_CHARS_MAX - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
