package dev.weavergen.domain.intent;

import dev.weavergen.domain.intent.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An expression as the tokens it is made of. Questions about it (which names must exist for it to
 * have a value, what is called, where its outermost operators are) are answered from the tokens, so
 * that a part of an expression is an expression again.
 */
record Expression(List<Token> tokens) {
  private static final Set<String> KEYWORDS =
      Set.of("for", "in", "if", "else", "and", "or", "not", "is", "lambda", "new", "instanceof");

  Expression {
    tokens = List.copyOf(tokens);
  }

  static boolean isKeyword(String name) {
    return KEYWORDS.contains(name);
  }

  int start() {
    return tokens.getFirst().start();
  }

  int end() {
    return tokens.getLast().end();
  }

  Expression part(int from, int to) {
    return new Expression(tokens.subList(from, to));
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** The names that must be defined elsewhere: no attributes, keywords, or variables of its own. */
  Set<String> freeNames() {
    Set<String> bound = boundNames();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (isReference(i) && !bound.contains(tokens.get(i).text())) {
        names.add(tokens.get(i).text());
      }
    }
    return names;
  }

  /** Whether the token is a name that is looked up, rather than an attribute or a keyword's. */
  boolean isReference(int index) {
    Token token = tokens.get(index);
    if (!token.isName() || isKeyword(token.text())) {
      return false;
    }
    boolean attribute = index > 0 && (isAt(index - 1, ".") || isAt(index - 1, "::"));
    boolean keywordArgument =
        isAt(index + 1, "=") && (isAt(index - 1, "(") || isAt(index - 1, ","));
    return !attribute && !keywordArgument;
  }

  private Set<String> boundNames() {
    Set<String> bound = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (isAt(i, "for")) {
        bindUntil(i, "in", bound);
      } else if (isAt(i, "lambda")) {
        bindUntil(i, ":", bound);
      } else if (isAt(i, "->")) {
        bindBefore(i, bound);
      }
    }
    return bound;
  }

  private void bindUntil(int from, String stop, Set<String> bound) {
    for (int i = from + 1; i < tokens.size() && !isAt(i, stop); i++) {
      if (tokens.get(i).isName()) {
        bound.add(tokens.get(i).text());
      }
    }
  }

  private void bindBefore(int arrow, Set<String> bound) {
    for (int i = arrow - 1; i >= 0 && !isAt(i, "("); i--) {
      if (tokens.get(i).isName()) {
        bound.add(tokens.get(i).text());
      }
      if (!isAt(arrow - 1, ")")) {
        return;
      }
    }
  }

  boolean isAt(int index, String text) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(text);
  }

  boolean calls(String name) {
    return calledNames().contains(name)
        || range().anyMatch(i -> isAt(i, name) && isAt(i + 1, "(") && isAt(i - 1, "."));
  }

  /** The names that are called as functions, outermost and leftmost first; no methods. */
  List<String> calledNames() {
    return range()
        .filter(i -> isReference(i) && isAt(i + 1, "("))
        .mapToObj(i -> tokens.get(i).text())
        .toList();
  }

  private IntStream range() {
    return IntStream.range(0, tokens.size());
  }

  /** The indexes of the outermost tokens of that text. */
  List<Integer> outermost(String text) {
    List<Integer> found = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.closes()) {
        depth--;
      }
      if (depth == 0 && token.is(text)) {
        found.add(i);
      }
      if (token.opens()) {
        depth++;
      }
    }
    return found;
  }

  boolean hasOutermost(String text) {
    return !outermost(text).isEmpty();
  }

  /** The parts between the outermost tokens of that text. */
  List<Expression> split(String separator) {
    List<Expression> parts = new ArrayList<>();
    int from = 0;
    for (int at : outermost(separator)) {
      parts.add(part(from, at));
      from = at + 1;
    }
    parts.add(part(from, tokens.size()));
    return parts;
  }

  /** The index of the bracket that closes the one at the index, or the number of tokens. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.get(i).opens()) {
        depth++;
      }
      if (tokens.get(i).closes() && --depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  /** Without parentheses that enclose the whole and mean nothing. */
  Expression unwrapped() {
    Expression inner = this;
    while (inner.isAt(0, "(")
        && inner.closing(0) == inner.tokens.size() - 1
        && inner.tokens.size() > 2
        && !inner.part(1, inner.tokens.size() - 1).hasOutermost(",")
        && !inner.part(1, inner.tokens.size() - 1).hasOutermost("for")) {
      inner = inner.part(1, inner.tokens.size() - 1);
    }
    return inner;
  }

  boolean isLiteral() {
    return tokens.stream().allMatch(token -> token.kind() != Kind.NAME || isConstant(token.text()));
  }

  private static boolean isConstant(String name) {
    return Set.of("True", "False", "None", "true", "false", "null").contains(name);
  }

  /**
   * The expression on one line, as written but for line breaks and comments between its tokens.
   *
   * @param source the text the tokens were read from
   */
  String render(String source) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0) {
        line.append(gap(source, tokens.get(i - 1), tokens.get(i)));
      }
      line.append(tokens.get(i).text());
    }
    return line.toString();
  }

  private static String gap(String source, Token left, Token right) {
    String between = source.substring(left.end(), right.start());
    if (between.indexOf('\n') < 0) {
      return between;
    }
    return left.opens() || right.closes() ? "" : " ";
  }

  /** The tokens without the space between them: equal for expressions that differ only in that. */
  String normalised() {
    StringBuilder all = new StringBuilder();
    for (Token token : tokens) {
      all.append(token.text()).append('\u0001');
    }
    return all.toString();
  }
}
