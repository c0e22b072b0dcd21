package dev.weavergen.domain.candidate;

import java.util.List;

/**
 * One logical line of Python: it goes on over physical lines while a bracket or a string is open. A
 * line without tokens is a comment or, if broken, nothing at all.
 *
 * @param start offset of the first character of its first physical line
 * @param end offset behind its last line end
 * @param indent columns of blank space before the first token; a tab goes to the next multiple of
 *     {@link PythonScanner#TAB_COLUMNS}
 * @param broken whether no Python program has a line with these tokens in this order
 * @param cut whether the text ends within a bracket or a string of this line
 */
record PythonLine(
    int start, int end, int indent, List<PythonToken> tokens, boolean broken, boolean cut) {
  boolean isComment() {
    return tokens.isEmpty();
  }

  PythonToken first() {
    return tokens.getFirst();
  }

  PythonToken last() {
    return tokens.getLast();
  }

  boolean startsWith(String word) {
    return !isComment() && first().is(word);
  }

  /** Whether a block has to follow. */
  boolean opensBlock() {
    return !isComment() && last().is(":");
  }

  /** Whether a function or a class begins here. */
  boolean isDefinition() {
    return startsWith("def") || startsWith("class") || isAsyncDef();
  }

  boolean isFunction() {
    return startsWith("def") || isAsyncDef();
  }

  private boolean isAsyncDef() {
    return startsWith("async") && tokens.size() > 1 && tokens.get(1).is("def");
  }
}
