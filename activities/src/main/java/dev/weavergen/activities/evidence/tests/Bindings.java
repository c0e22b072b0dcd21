package dev.weavergen.activities.evidence.tests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of a reply's tests so far, so that {@code result = f(1)} and {@code assert result
 * == 2} become one assert that stands alone. A variable whose value is not plain to see, such as
 * that of a loop, is known as opaque: an assert that uses it cannot stand alone.
 */
final class Bindings {
  private static final Set<String> OPERATORS =
      Set.of("if", "for", "and", "or", "not", "in", "is", "lambda", "instanceof");

  private final int charsMax;
  private final Map<String, Optional<CodeStatement>> values = new HashMap<>();

  /**
   * @param charsMax the longest statement that filling in may give, in characters
   */
  Bindings(int charsMax) {
    this.charsMax = charsMax;
  }

  void bind(String name, CodeStatement value) {
    values.put(name, filled(value));
  }

  void hide(String name) {
    values.put(name, Optional.empty());
  }

  /** Whether the name is one of these variables. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** With values in place of variables; empty when one is opaque or the whole gets too long. */
  Optional<CodeStatement> filled(CodeStatement statement) {
    List<CodeToken> tokens = new ArrayList<>();
    int chars = 0;
    for (int i = 0; i < statement.tokens().size(); i++) {
      CodeToken token = statement.tokens().get(i);
      List<CodeToken> written = List.of(token);
      if (isVariable(statement, i)) {
        Optional<CodeStatement> value = values.get(token.text());
        if (value == null || value.isEmpty()) {
          return Optional.empty();
        }
        written = enclosed(token, value.get());
      }
      tokens.addAll(written);
      chars += written.stream().mapToInt(one -> one.gap().length() + one.text().length()).sum();
      if (chars > charsMax) {
        return Optional.empty();
      }
    }
    return Optional.of(new CodeStatement(tokens));
  }

  private boolean isVariable(CodeStatement statement, int index) {
    CodeToken token = statement.tokens().get(index);
    boolean argumentName =
        statement.isAt(index + 1, "=")
            && (statement.isAt(index - 1, "(") || statement.isAt(index - 1, ","));
    return token.isWord()
        && values.containsKey(token.text())
        && !statement.isAt(index - 1, ".")
        && !statement.isAt(index + 1, "(")
        && !argumentName;
  }

  /** In parentheses where an operator could tear the value apart. */
  private static List<CodeToken> enclosed(CodeToken variable, CodeStatement value) {
    boolean bare = isOperand(value);
    int depth = variable.depth() + (bare ? 0 : 1);
    List<CodeToken> written = new ArrayList<>();
    if (!bare) {
      written.add(new CodeToken(CodeToken.Kind.MARK, "(", variable.depth(), variable.gap()));
    }
    for (int i = 0; i < value.tokens().size(); i++) {
      CodeToken token = value.tokens().get(i);
      String first = bare ? variable.gap() : "";
      written.add(
          new CodeToken(
              token.kind(), token.text(), token.depth() + depth, i == 0 ? first : token.gap()));
    }
    if (!bare) {
      written.add(new CodeToken(CodeToken.Kind.MARK, ")", variable.depth(), ""));
    }
    return written;
  }

  /** A name, a literal, a call: nothing outside of brackets but words and points. */
  private static boolean isOperand(CodeStatement value) {
    return value.tokens().stream()
        .filter(token -> token.depth() == 0)
        .noneMatch(token ->
            OPERATORS.contains(token.text())
                || (token.kind() == CodeToken.Kind.MARK && "()[]{}.".indexOf(token.text()) < 0));
  }
}
