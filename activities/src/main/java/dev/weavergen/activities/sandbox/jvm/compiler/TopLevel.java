package dev.weavergen.activities.sandbox.jvm.compiler;

import java.util.ArrayList;
import java.util.List;

/** Splits text at a separator that stands outside of brackets and quotation marks. */
final class TopLevel {
  private TopLevel() {}

  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    char quote = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        at += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
        continue;
      }
      quote = c == '"' || c == '\'' ? c : 0;
      depth += "([{<".indexOf(c) >= 0 ? 1 : ")]}>".indexOf(c) >= 0 ? -1 : 0;
      if (c == separator && depth == 0) {
        parts.add(text.substring(start, at));
        start = at + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
