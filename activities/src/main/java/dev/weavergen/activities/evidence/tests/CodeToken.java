package dev.weavergen.activities.evidence.tests;

/**
 * One token of Python or Java.
 *
 * @param depth how many brackets are open around it; a bracket itself counts as outside
 * @param gap what stands between it and the token before, in one line
 */
record CodeToken(Kind kind, String text, int depth, String gap) {
  enum Kind {
    WORD,
    STRING,
    MARK
  }

  boolean is(String wanted) {
    return kind != Kind.STRING && text.equals(wanted);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  /** Equal for tokens that mean the same: a plain string does whatever quotes it has. */
  String normalised() {
    boolean plain =
        kind == Kind.STRING
            && text.length() > 1
            && text.startsWith("'")
            && text.indexOf('\\') < 0
            && text.indexOf('"') < 0
            && !text.startsWith("'''");
    return plain ? '"' + text.substring(1, text.length() - 1) + '"' : text;
  }
}
