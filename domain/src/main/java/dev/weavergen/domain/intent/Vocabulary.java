package dev.weavergen.domain.intent;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names that may occur in an example: those that every program of the language knows, those
 * that the intent's own code defines, and the entry point.
 *
 * <p>An example with any other name has no value when it is run on its own ({@code is_happy(abcd)}
 * that should have been {@code is_happy("abcd")}), and an example that fails for want of a name
 * would count against right programs.
 */
final class Vocabulary {
  private static final Set<String> PYTHON =
      Set.of(
          "True",
          "False",
          "None",
          "abs",
          "all",
          "any",
          "ascii",
          "bin",
          "bool",
          "bytearray",
          "bytes",
          "chr",
          "complex",
          "dict",
          "divmod",
          "enumerate",
          "filter",
          "float",
          "format",
          "frozenset",
          "getattr",
          "hasattr",
          "hash",
          "hex",
          "int",
          "isinstance",
          "issubclass",
          "iter",
          "len",
          "list",
          "map",
          "max",
          "min",
          "next",
          "object",
          "oct",
          "ord",
          "pow",
          "range",
          "repr",
          "reversed",
          "round",
          "set",
          "slice",
          "sorted",
          "str",
          "sum",
          "tuple",
          "type",
          "zip");
  private static final Set<String> JAVA =
      Set.of(
          "true",
          "false",
          "null",
          "int",
          "long",
          "short",
          "byte",
          "char",
          "float",
          "double",
          "boolean",
          "String",
          "Integer",
          "Long",
          "Short",
          "Byte",
          "Character",
          "Float",
          "Double",
          "Boolean",
          "Object",
          "Math",
          "StringBuilder",
          "List",
          "ArrayList",
          "LinkedList",
          "Map",
          "HashMap",
          "LinkedHashMap",
          "TreeMap",
          "Set",
          "HashSet",
          "LinkedHashSet",
          "TreeSet",
          "Arrays",
          "Collections",
          "Objects",
          "Optional",
          "OptionalInt",
          "Deque",
          "ArrayDeque",
          "Queue",
          "PriorityQueue");

  /** How the other language, or people, write a constant: never a name, so never mistaken. */
  private static final Set<String> CONSTANTS_OF_EITHER =
      Set.of("true", "false", "null", "True", "False", "None");

  private final Language language;
  private final String entryPoint;
  private final Set<String> provided;

  Vocabulary(Language language, String entryPoint, Set<String> provided) {
    this.language = language;
    this.entryPoint = entryPoint;
    this.provided = Set.copyOf(provided);
  }

  static Vocabulary of(Language language, String entryPoint, Optional<Head> head) {
    return new Vocabulary(language, entryPoint, head.map(Head::provided).orElse(Set.of()));
  }

  boolean knows(String name) {
    return name.equals(entryPoint)
        || provided.contains(name)
        || CONSTANTS_OF_EITHER.contains(name)
        || isBuiltIn(language, name);
  }

  /** Whether every name in the expression has a value. */
  boolean isClosed(Expression expression) {
    return expression.freeNames().stream().allMatch(this::knows);
  }

  static boolean isBuiltIn(Language language, String name) {
    return (language == Language.JAVA ? JAVA : PYTHON).contains(name);
  }

  /** The constant as the language writes it ({@code true} becomes {@code True} in Python). */
  static String spelled(Language language, String name) {
    if (!CONSTANTS_OF_EITHER.contains(name)) {
      return name;
    }
    return language == Language.JAVA
        ? name.equals("None") ? "null" : name.toLowerCase(Locale.ROOT)
        : name.equals("null") ? "None" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
