package dev.weavergen.activities.evidence.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One statement, or part of one, as its tokens. */
record CodeStatement(List<CodeToken> tokens) {
  /** Between the tokens of a normalised text; no token contains it. */
  private static final String SEPARATOR = "\u0001";

  CodeStatement {
    tokens = List.copyOf(tokens);
  }

  boolean isAt(int index, String text) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(text);
  }

  CodeStatement part(int from, int to) {
    return new CodeStatement(tokens.subList(from, to));
  }

  /** On one line, otherwise as written. */
  String text() {
    StringBuilder line = new StringBuilder();
    for (CodeToken token : tokens) {
      line.append(line.isEmpty() ? "" : token.gap()).append(token.text());
    }
    return line.toString();
  }

  /** Equal for statements that differ in nothing but space and quotation marks. */
  String normalised() {
    return tokens.stream().map(CodeToken::normalised).collect(Collectors.joining(SEPARATOR));
  }

  /** The calls of a function or method, without what it is called on, in order. */
  List<CodeStatement> callsOf(String name) {
    List<CodeStatement> calls = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (isAt(i, name) && isAt(i + 1, "(")) {
        calls.add(part(i, Math.min(tokens.size(), closing(i + 1) + 1)));
      }
    }
    return calls;
  }

  boolean calls(String name) {
    return !callsOf(name).isEmpty();
  }

  /** The index of the bracket that closes the one at an index, or the number of tokens. */
  int closing(int open) {
    int depth = tokens.get(open).depth();
    for (int i = open + 1; i < tokens.size(); i++) {
      if (tokens.get(i).depth() == depth) {
        return i;
      }
    }
    return tokens.size();
  }

  /** The parts between the commas that stand in no bracket. */
  List<CodeStatement> split() {
    List<CodeStatement> parts = new ArrayList<>();
    int depth = tokens.isEmpty() ? 0 : tokens.getFirst().depth();
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (isAt(i, ",") && tokens.get(i).depth() == depth) {
        parts.add(part(from, i));
        from = i + 1;
      }
    }
    parts.add(part(from, tokens.size()));
    return parts;
  }
}
