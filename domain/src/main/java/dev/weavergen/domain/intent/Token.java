package dev.weavergen.domain.intent;

/**
 * One lexical unit of Python or Java code found inside an intent.
 *
 * @param text as written
 * @param start offset of its first character
 * @param end offset behind its last character
 */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    /** The end of a line outside brackets. */
    NEWLINE,
    END,
    /** Something that neither language knows; no expression contains it. */
    BAD
  }

  boolean is(String symbolOrName) {
    return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrName);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  boolean opens() {
    return kind == Kind.SYMBOL && (is("(") || is("[") || is("{"));
  }

  boolean closes() {
    return kind == Kind.SYMBOL && (is(")") || is("]") || is("}"));
  }

  Token as(String otherText) {
    return new Token(kind, otherText, start, end);
  }
}
