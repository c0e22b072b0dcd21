package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.List;

/** The replacement fields of a format string: what stands in braces, without the format. */
final class FormatFields {
  private FormatFields() {}

  static List<String> in(String literal) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (at < literal.length()) {
      char c = literal.charAt(at);
      boolean doubled = at + 1 < literal.length() && literal.charAt(at + 1) == c;
      if (c == '{' && !doubled) {
        int end = fieldEnd(literal, at + 1);
        fields.add(literal.substring(at + 1, end));
        at = end;
      }
      at += c == '{' && doubled ? 2 : 1;
    }
    return fields;
  }

  /** The end of the expression: its brace, its format's colon or its conversion. */
  private static int fieldEnd(String literal, int from) {
    int depth = 0;
    int at = from;
    for (; at < literal.length(); at++) {
      char c = literal.charAt(at);
      if (depth == 0 && (c == '}' || c == ':' || (c == '!' && !equalsFollows(literal, at)))) {
        return at;
      }
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    }
    return at;
  }

  private static boolean equalsFollows(String literal, int at) {
    return at + 1 < literal.length() && literal.charAt(at + 1) == '=';
  }
}
