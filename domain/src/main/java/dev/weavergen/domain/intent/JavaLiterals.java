package dev.weavergen.domain.intent;

import dev.weavergen.domain.intent.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes values as people note them ({@code [2, 7]}, {@code {2, 7}}, {@code 'abc'}) as Java
 * expressions of a declared type.
 *
 * <p>Java has no literal for a list, so texts about Java borrow the brackets of other languages;
 * only the declared type says whether an array, a list or a set is meant. Without one there is no
 * value, since {@code int[]} and {@code List<Integer>} are never equal.
 */
final class JavaLiterals {
  private static final Set<String> LISTS = Set.of("List", "Collection", "Iterable", "Sequence");
  private static final Set<String> CHARACTERS = Set.of("char", "Character");

  private JavaLiterals() {}

  /** Whether the expression uses brackets where Java has no such literal. */
  static boolean isForeign(Expression expression) {
    List<Token> tokens = expression.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      boolean bracket = tokens.get(i).is("[") || tokens.get(i).is("{");
      if (bracket && (i == 0 || !followsOperand(tokens.get(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean followsOperand(Token before) {
    return before.isName() || before.closes() || before.is(">");
  }

  /** The value as an expression of the type, if it can be one. */
  static Optional<String> write(Expression value, String type) {
    String wanted = type.strip();
    List<Token> tokens = value.tokens();
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    boolean bracketed =
        (tokens.getFirst().is("[") || tokens.getFirst().is("{"))
            && value.closing(0) == tokens.size() - 1;
    if (bracketed) {
      return collection(value.part(1, tokens.size() - 1), wanted);
    }
    return isForeign(value) ? Optional.empty() : Optional.of(scalar(value, wanted));
  }

  private static Optional<String> collection(Expression items, String type) {
    if (type.endsWith("[]")) {
      return items(items, type.substring(0, type.length() - 2))
          .map(inside -> "new " + rawArray(type) + "{" + inside + "}");
    }
    int generic = type.indexOf('<');
    if (generic < 0 || !type.endsWith(">")) {
      return Optional.empty();
    }
    String raw = type.substring(0, generic);
    Optional<String> inside = items(items, type.substring(generic + 1, type.length() - 1));
    if (LISTS.contains(raw)) {
      return inside.map(list -> "List.of(" + list + ")");
    }
    if (raw.equals("Set")) {
      return inside.map(set -> "Set.of(" + set + ")");
    }
    return raw.equals("ArrayList")
        ? inside.map(list -> "new ArrayList<>(List.of(" + list + "))")
        : Optional.empty();
  }

  /** An array of a generic type can only be created without its argument. */
  private static String rawArray(String type) {
    int generic = type.indexOf('<');
    return generic < 0
        ? type
        : type.substring(0, generic) + type.substring(type.lastIndexOf('>') + 1);
  }

  private static Optional<String> items(Expression items, String type) {
    if (items.isEmpty()) {
      return Optional.of("");
    }
    List<String> written = new ArrayList<>();
    for (Expression item : items.split(",")) {
      Optional<String> one = write(item, type);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      written.add(one.get());
    }
    return Optional.of(String.join(", ", written));
  }

  private static String scalar(Expression value, String type) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < value.tokens().size(); i++) {
      Token token = value.tokens().get(i);
      boolean words =
          i > 0 && token.kind() == Kind.NAME && value.tokens().get(i - 1).kind() == Kind.NAME;
      all.append(words ? " " : "").append(token(token, CHARACTERS.contains(type)));
    }
    return all.toString();
  }

  /** The token as Java writes it, where the intent writes a string or a constant otherwise. */
  static String token(Token token, boolean character) {
    if (token.kind() == Kind.NAME) {
      return Vocabulary.spelled(Language.JAVA, token.text());
    }
    if (token.kind() != Kind.STRING || token.text().startsWith("\"\"\"")) {
      return token.text();
    }
    String inside = token.text().substring(1, token.text().length() - 1);
    boolean single = inside.length() == 1 || (inside.length() == 2 && inside.charAt(0) == '\\');
    if (token.text().charAt(0) == '\'') {
      return single ? token.text() : '"' + inside.replace("\"", "\\\"") + '"';
    }
    return character && single ? "'" + inside + "'" : token.text();
  }
}
