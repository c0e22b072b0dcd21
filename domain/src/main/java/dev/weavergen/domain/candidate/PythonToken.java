package dev.weavergen.domain.candidate;

/**
 * One token of Python.
 *
 * @param start offset of its first character in the scanned text
 * @param depth how many brackets are open around it; a bracket itself counts as outside
 */
record PythonToken(Kind kind, String text, int start, int depth) {
  enum Kind {
    NAME,
    KEYWORD,
    NUMBER,
    STRING,
    OPERATOR
  }

  int end() {
    return start + text.length();
  }

  boolean is(String wanted) {
    return kind != Kind.STRING && text.equals(wanted);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  boolean isString() {
    return kind == Kind.STRING;
  }

  /** Whether an operand may end with this token. */
  boolean endsOperand() {
    return switch (kind) {
      case NAME, NUMBER, STRING -> true;
      case KEYWORD -> PythonWords.CONSTANTS.contains(text);
      case OPERATOR -> is(")") || is("]") || is("}") || is("...");
    };
  }

  /** Whether an operand begins with this token wherever it stands. */
  boolean beginsOperand() {
    return switch (kind) {
      case NAME, NUMBER, STRING -> true;
      case KEYWORD -> PythonWords.CONSTANTS.contains(text);
      case OPERATOR -> is("{") || is("...");
    };
  }
}
