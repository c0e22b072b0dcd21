package dev.weavergen.activities.sandbox.jvm.child;

/** JSON strings in ASCII. */
public final class JsonText {
  private static final String HEX = "0123456789abcdef";
  private static final int ASCII_PRINTABLE_MIN = 0x20;
  private static final int ASCII_PRINTABLE_MAX = 0x7e;

  private JsonText() {}

  /** Appends the text in quotation marks. */
  public static void append(StringBuilder json, CharSequence text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      appendEscaped(json, text.charAt(i));
    }
    json.append('"');
  }

  private static void appendEscaped(StringBuilder json, char c) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
      return;
    }
    if (c >= ASCII_PRINTABLE_MIN && c <= ASCII_PRINTABLE_MAX) {
      json.append(c);
      return;
    }
    appendControl(json, c);
  }

  private static void appendControl(StringBuilder json, char c) {
    switch (c) {
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      case '\b' -> json.append("\\b");
      case '\f' -> json.append("\\f");
      default -> {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          json.append(HEX.charAt((c >> shift) & 0xf));
        }
      }
    }
  }
}
