package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Mapping;
import dev.weavergen.domain.evidence.Value.Sequence;
import dev.weavergen.domain.evidence.probe.InputType.Form;
import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes values as Java expressions of a declared type, without imports.
 *
 * <p>One argument that does not compile takes the whole batch with it, so nothing is left to
 * inference: class names are qualified, type arguments are written out, and a value that is no
 * value of the type has no text. Collections are mutable copies, because programs sort and remove
 * in place. Maps and sets are copied from sorted ones: the order of {@code Map.of} changes from one
 * virtual machine to the next on purpose, and equal programs would seem to differ.
 */
public final class JavaLiterals {
  private static final Map<String, Integer> BITS =
      Map.of(
          "byte", 7, "Byte", 7, "short", 15, "Short", 15, "int", 31, "Integer", 31, "long", 63,
          "Long", 63);

  private static final Set<String> PRIMITIVES =
      Set.of("byte", "short", "int", "long", "float", "double", "boolean", "char");

  /** The class that is made where the declared type is an interface or a class of these. */
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("List", "ArrayList"),
          Map.entry("Collection", "ArrayList"),
          Map.entry("Iterable", "ArrayList"),
          Map.entry("ArrayList", "ArrayList"),
          Map.entry("LinkedList", "LinkedList"),
          Map.entry("Deque", "LinkedList"),
          Map.entry("Queue", "LinkedList"),
          Map.entry("ArrayDeque", "ArrayDeque"),
          Map.entry("Set", "LinkedHashSet"),
          Map.entry("HashSet", "HashSet"),
          Map.entry("LinkedHashSet", "LinkedHashSet"),
          Map.entry("SortedSet", "TreeSet"),
          Map.entry("TreeSet", "TreeSet"),
          Map.entry("Map", "LinkedHashMap"),
          Map.entry("HashMap", "HashMap"),
          Map.entry("LinkedHashMap", "LinkedHashMap"),
          Map.entry("SortedMap", "TreeMap"),
          Map.entry("TreeMap", "TreeMap"));

  private static final String UTIL = "java.util.";

  private JavaLiterals() {}

  /**
   * The expression whose value it is.
   *
   * @param type as declared
   * @return empty when it is no value of that type, or the type is none that can be written
   */
  public static Optional<String> write(Value value, String type) {
    return write(value, TypeReader.read(type, Language.JAVA));
  }

  static Optional<String> write(Value value, InputType declared) {
    InputType type = concrete(declared, List.of(value));
    if (value instanceof Value.Nothing) {
      return PRIMITIVES.contains(type.name()) ? Optional.empty() : Optional.of("null");
    }
    return switch (type.form()) {
      case INTEGER ->
          value instanceof Value.Int(BigInteger number)
              ? integer(number, type.name())
              : Optional.empty();
      case REAL -> real(value, type.name());
      case BOOLEAN ->
          value instanceof Value.Bool(boolean truth)
              ? Optional.of(Boolean.toString(truth))
              : Optional.empty();
      case CHARACTER ->
          value instanceof Value.Text(String text) && text.length() == 1
              ? Optional.of(quoted(text, '\''))
              : Optional.empty();
      case TEXT ->
          value instanceof Value.Text(String text)
              ? Optional.of(quoted(text, '"'))
              : Optional.empty();
      case ARRAY ->
          value instanceof Sequence(_, List<Value> items) ? array(items, type) : Optional.empty();
      case LIST ->
          value instanceof Sequence(_, List<Value> items)
              ? collection(items, type)
              : Optional.empty();
      case SET ->
          value instanceof Value.Group(List<Value> items) ? set(items, type) : Optional.empty();
      case MAP -> value instanceof Mapping mapping ? map(mapping, type) : Optional.empty();
      case ANY -> untyped(value);
      case BYTES, NOTHING, TUPLE, TUPLE_OF_ONE_TYPE, OPTIONAL, UNION, UNKNOWN -> Optional.empty();
    };
  }

  /** The collection that is made for a declared type, with its type argument. */
  static String made(InputType type) {
    return UTIL
        + CLASSES.getOrDefault(type.name(), type.name())
        + type.parts().stream().map(JavaLiterals::name).collect(Collectors.joining(", ", "<", ">"));
  }

  private static Optional<String> integer(BigInteger number, String name) {
    if (name.equals("BigInteger")) {
      return Optional.of("new java.math.BigInteger(\"" + number + "\")");
    }
    if (number.bitLength() > BITS.getOrDefault(name, 0)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (name) {
          case "byte", "Byte" -> "(byte) " + number;
          case "short", "Short" -> "(short) " + number;
          case "long", "Long" -> number + "L";
          default -> number.toString();
        });
  }

  private static Optional<String> real(Value value, String name) {
    return switch (value) {
      case Value.Real(double number) -> real(number, name);
      case Value.Int(BigInteger number) ->
          name.equals("Number") ? integer(number, "Integer") : real(number.doubleValue(), name);
      default -> Optional.empty();
    };
  }

  private static Optional<String> real(double number, String name) {
    boolean isFloat = name.equals("float") || name.equals("Float");
    if (name.equals("BigDecimal")) {
      return Double.isFinite(number)
          ? Optional.of("new java.math.BigDecimal(\"" + number + "\")")
          : Optional.empty();
    }
    String type = isFloat ? "Float" : "Double";
    double rounded = isFloat ? (float) number : number;
    if (Double.isNaN(rounded)) {
      return Optional.of(type + ".NaN");
    }
    if (Double.isInfinite(rounded)) {
      return Optional.of(type + (number > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY"));
    }
    return Optional.of(isFloat ? (float) number + "f" : Double.toString(number));
  }

  private static Optional<String> array(List<Value> items, InputType type) {
    return all(items, type.part(0))
        .map(written -> "new " + raw(type) + "{" + String.join(", ", written) + "}");
  }

  private static Optional<String> collection(List<Value> items, InputType type) {
    return all(items, type.part(0)).map(written -> filled(written, type));
  }

  private static String filled(List<String> items, InputType type) {
    String inside =
        items.isEmpty()
            ? ""
            : "java.util.Arrays.<"
                + name(type.part(0))
                + ">asList("
                + String.join(", ", items)
                + ")";
    return "new " + made(type) + "(" + inside + ")";
  }

  /** Elements in the order given, which is the same on every machine. */
  private static Optional<String> set(List<Value> items, InputType type) {
    return items.contains(new Value.Nothing()) ? Optional.empty() : collection(items, type);
  }

  private static Optional<String> map(Mapping mapping, InputType type) {
    Optional<List<String>> keys =
        all(mapping.entries().stream().map(Mapping.Entry::key).toList(), type.part(0));
    Optional<List<String>> values =
        all(mapping.entries().stream().map(Mapping.Entry::value).toList(), type.part(1));
    boolean sortable =
        switch (type.part(0).form()) {
          case INTEGER, REAL, BOOLEAN, CHARACTER, TEXT -> true;
          default -> mapping.entries().isEmpty();
        };
    if (!sortable
        || keys.isEmpty()
        || values.isEmpty()
        || keys.get().contains("null")
        || values.get().contains("null")) {
      return Optional.empty();
    }
    return Optional.of(map(keys.get(), values.get(), type));
  }

  private static String map(List<String> keys, List<String> values, InputType type) {
    if (keys.isEmpty()) {
      return "new " + made(type) + "()";
    }
    String arguments = "<" + name(type.part(0)) + ", " + name(type.part(1)) + ">";
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      entries.add(
          "java.util.Map." + arguments + "entry(" + keys.get(i) + ", " + values.get(i) + ")");
    }
    return "new "
        + made(type)
        + "(new java.util.TreeMap"
        + arguments
        + "(java.util.Map."
        + arguments
        + "ofEntries("
        + String.join(", ", entries)
        + ")))";
  }

  private static Optional<String> untyped(Value value) {
    return switch (value) {
      case Value.Int _ -> write(value, InputType.scalar(Form.INTEGER, "Integer"));
      case Value.Real _ -> write(value, InputType.scalar(Form.REAL, "Double"));
      case Value.Bool _ -> write(value, InputType.scalar(Form.BOOLEAN, "Boolean"));
      case Value.Text _ -> write(value, InputType.scalar(Form.TEXT, "String"));
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> all(List<Value> items, InputType type) {
    List<String> written =
        items.stream().map(item -> write(item, type)).flatMap(Optional::stream).toList();
    return written.size() == items.size() ? Optional.of(written) : Optional.empty();
  }

  /** The type with its open parts (a wildcard, a type variable) decided by the values. */
  private static InputType concrete(InputType type, List<Value> values) {
    return switch (type.form()) {
      case ANY -> type.name().isEmpty() ? common(values) : type;
      case LIST, ARRAY, SET ->
          new InputType(
              type.form(), type.name(), List.of(concrete(type.part(0), parts(values, true))));
      case MAP ->
          new InputType(
              type.form(),
              type.name(),
              List.of(
                  concrete(type.part(0), parts(values, true)),
                  concrete(type.part(1), parts(values, false))));
      default -> type;
    };
  }

  private static List<Value> parts(List<Value> values, boolean keys) {
    return values.stream()
        .flatMap(value ->
            switch (value) {
              case Sequence(_, List<Value> items) -> items.stream();
              case Value.Group(List<Value> items) -> items.stream();
              case Mapping(List<Mapping.Entry> entries) ->
                  entries.stream().map(keys ? Mapping.Entry::key : Mapping.Entry::value);
              default -> List.<Value>of().stream();
            })
        .toList();
  }

  private static InputType common(List<Value> values) {
    Set<InputType> types = values.stream().map(JavaLiterals::boxed).collect(Collectors.toSet());
    return types.size() == 1 ? types.iterator().next() : InputType.scalar(Form.ANY, "Object");
  }

  private static InputType boxed(Value value) {
    return switch (value) {
      case Value.Int _ -> InputType.scalar(Form.INTEGER, "Integer");
      case Value.Real _ -> InputType.scalar(Form.REAL, "Double");
      case Value.Bool _ -> InputType.scalar(Form.BOOLEAN, "Boolean");
      case Value.Text _ -> InputType.scalar(Form.TEXT, "String");
      default -> InputType.scalar(Form.ANY, "Object");
    };
  }

  /** The type's own name, qualified, with type arguments. */
  static String name(InputType type) {
    return switch (type.form()) {
      case ARRAY -> name(type.part(0)) + "[]";
      case LIST, SET, MAP ->
          (type.name().equals("Iterable") ? "" : UTIL)
              + type.name()
              + type.parts().stream()
                  .map(JavaLiterals::name)
                  .collect(Collectors.joining(", ", "<", ">"));
      default -> type.name().startsWith("Big") ? "java.math." + type.name() : type.name();
    };
  }

  /** An array's type without type arguments, which no array is created with. */
  private static String raw(InputType type) {
    return name(type).replaceAll("<.*>", "");
  }

  static String quoted(String text, char quote) {
    return text.chars()
        .mapToObj(unit -> unit(unit, quote))
        .collect(Collectors.joining("", Character.toString(quote), Character.toString(quote)));
  }

  /** Unicode escapes are read before literals are, so control characters are written in octal. */
  private static String unit(int unit, char quote) {
    if (unit == quote || unit == '\\') {
      return "\\" + (char) unit;
    }
    if (unit < ' ' || unit == 0x7f) {
      return "\\%03o".formatted(unit);
    }
    return unit < 0x7f ? Character.toString(unit) : "\\u%04x".formatted(unit);
  }
}
