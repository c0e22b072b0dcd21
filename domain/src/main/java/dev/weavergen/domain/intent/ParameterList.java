package dev.weavergen.domain.intent;

import dev.weavergen.domain.intent.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what stands between the parentheses of a head: {@code a: int = 1, *rest} as Python writes
 * it, {@code final int[] a, String... rest} as Java does, or bare names as people do.
 *
 * @param optional names of the parameters that have a default
 * @param end offset behind the closing parenthesis
 */
record ParameterList(List<Parameter> parameters, Set<String> optional, int end) {
  private static final int CHARS_MAX = 4_000;
  private static final int NESTING_MAX = 32;
  private static final Set<String> PRIMITIVES =
      Set.of("int", "long", "short", "byte", "char", "float", "double", "boolean");

  ParameterList {
    parameters = List.copyOf(parameters);
    optional = Set.copyOf(optional);
  }

  /** The list whose opening parenthesis is at the offset, if it is one of parameters. */
  static Optional<ParameterList> read(String text, int open, Language language) {
    Lexer lexer = new Lexer(text, open + CHARS_MAX, language);
    List<List<Token>> items = new ArrayList<>();
    List<Token> item = new ArrayList<>();
    int depth = 0;
    int at = open;
    while (true) {
      Token token = lexer.next(at, true);
      at = token.end();
      if (token.kind() == Kind.END || token.kind() == Kind.BAD || depth > NESTING_MAX) {
        return Optional.empty();
      }
      depth += opening(token) - closing(token);
      if (depth == 0) {
        break;
      }
      if (depth == 1 && token.is(",")) {
        items.add(item);
        item = new ArrayList<>();
      } else if (at != open + 1) {
        item.add(token);
      }
    }
    if (!item.isEmpty()) {
      items.add(item);
    }
    return parameters(text, items, at, language);
  }

  private static int opening(Token token) {
    return token.opens() || token.is("<") ? 1 : 0;
  }

  private static int closing(Token token) {
    return token.is(">>") ? 2 : token.closes() || token.is(">") ? 1 : 0;
  }

  private static Optional<ParameterList> parameters(
      String text, List<List<Token>> items, int end, Language language) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> optional = new HashSet<>();
    for (List<Token> item : items) {
      boolean marker = item.size() == 1 && (item.getFirst().is("*") || item.getFirst().is("/"));
      if (marker && language == Language.PYTHON) {
        continue;
      }
      Optional<Parameter> parameter =
          pythonParameter(text, item).or(() -> javaParameter(text, item));
      if (parameter.isEmpty()) {
        return Optional.empty();
      }
      parameters.add(parameter.get());
      if (item.stream().anyMatch(token -> token.is("="))) {
        optional.add(parameter.get().name());
      }
    }
    return Optional.of(new ParameterList(parameters, optional, end));
  }

  /** {@code name}, {@code name: type}, {@code name: type = default}, with stars in front. */
  private static Optional<Parameter> pythonParameter(String text, List<Token> item) {
    int name = !item.isEmpty() && (item.getFirst().is("*") || item.getFirst().is("**")) ? 1 : 0;
    if (name >= item.size() || !isParameterName(item.get(name))) {
      return Optional.empty();
    }
    String written = (name == 1 ? item.getFirst().text() : "") + item.get(name).text();
    int equals = indexOf(item, "=");
    if (name + 1 == item.size() || equals == name + 1) {
      return Optional.of(new Parameter(written, Optional.empty()));
    }
    int last = equals < 0 ? item.size() : equals;
    return item.get(name + 1).is(":") && last > name + 2
        ? Optional.of(new Parameter(written, Optional.of(source(text, item, name + 2, last))))
        : Optional.empty();
  }

  private static boolean isParameterName(Token token) {
    return token.isName()
        && !Set.of("True", "False", "None", "true", "false", "null", "lambda")
            .contains(token.text());
  }

  private static int indexOf(List<Token> item, String text) {
    for (int i = 0; i < item.size(); i++) {
      if (item.get(i).is(text)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code type name}, with annotations, {@code final} and the brackets of an array. */
  private static Optional<Parameter> javaParameter(String text, List<Token> item) {
    int from = 0;
    while (from + 1 < item.size() && (item.get(from).is("@") || item.get(from).is("final"))) {
      from += item.get(from).is("@") ? 2 : 1;
    }
    int last = item.size() - 1;
    if (last <= from || !isParameterName(item.get(last)) || !isType(item, from, last)) {
      return Optional.empty();
    }
    return Optional.of(
        new Parameter(item.get(last).text(), Optional.of(source(text, item, from, last))));
  }

  private static boolean isType(List<Token> item, int from, int to) {
    String first = item.get(from).text();
    boolean named = PRIMITIVES.contains(first) || Character.isUpperCase(first.charAt(0));
    boolean two = to - from > 1 && item.get(from + 1).isName();
    return item.get(from).isName() && (named || item.get(to - 1).is("]")) && !two;
  }

  private static String source(String text, List<Token> item, int from, int to) {
    return text.substring(item.get(from).start(), item.get(to - 1).end())
        .replace('\n', ' ')
        .strip();
  }

  boolean isTyped() {
    return !parameters.isEmpty() && parameters.stream().allMatch(p -> p.type().isPresent());
  }
}
