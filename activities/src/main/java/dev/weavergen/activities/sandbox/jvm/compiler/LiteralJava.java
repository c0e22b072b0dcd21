package dev.weavergen.activities.sandbox.jvm.compiler;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Java for a {@link Literal}, for a parameter of some type if one is known. Collections are
 * modifiable, since methods under test sort and remove.
 */
final class LiteralJava {
  private LiteralJava() {}

  /**
   * A Java expression.
   *
   * @param type as written in the program, for example {@code List<int[]>}; empty when unknown
   */
  static String of(Literal literal, String type) {
    return switch (literal) {
      case Literal.Nothing _ -> "null";
      case Literal.Truth truth -> String.valueOf(truth.value());
      case Literal.Numeral number -> number(number, type);
      case Literal.Text text -> text(text.value(), type);
      case Literal.Items items -> items(items.items(), type.strip());
      case Literal.Entries entries -> entries(entries.entries(), type);
    };
  }

  private static String number(Literal.Numeral number, String type) {
    String digits = number.text();
    return switch (simple(type)) {
      case "long", "Long" -> digits + "L";
      case "float", "Float" -> digits + "f";
      case "double", "Double" -> digits + "d";
      case "BigInteger" -> "new java.math.BigInteger(\"" + digits + "\")";
      case "short", "Short" -> "(short) (" + digits + ")";
      case "byte", "Byte" -> "(byte) (" + digits + ")";
      default -> wide(number) ? digits + "L" : digits;
    };
  }

  private static boolean wide(Literal.Numeral number) {
    int digitsOfInt = 10;
    if (!number.isWhole() || number.text().length() < digitsOfInt) {
      return false;
    }
    try {
      Integer.parseInt(number.text());
      return false;
    } catch (NumberFormatException _) {
      return true;
    }
  }

  private static String text(String value, String type) {
    String simple = simple(type);
    boolean character =
        (simple.equals("char") || simple.equals("Character")) && value.length() == 1;
    char quote = character ? '\'' : '"';
    StringBuilder java = new StringBuilder().append(quote);
    for (int i = 0; i < value.length(); i++) {
      java.append(escaped(value.charAt(i)));
    }
    return java.append(quote).toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\\' -> "\\\\";
      case '"' -> "\\\"";
      case '\'' -> "\\'";
      default -> String.valueOf(c);
    };
  }

  private static String items(List<Literal> items, String type) {
    if (type.endsWith("...")) {
      return items(items, type.substring(0, type.length() - 3) + "[]");
    }
    if (type.endsWith("[]")) {
      String element = type.substring(0, type.length() - 2);
      return "new " + raw(type) + joined(items, element, "{", "}");
    }
    String element = argument(type, 0);
    String list =
        "java.util.Arrays." + "<" + boxed(element) + ">asList" + joined(items, element, "(", ")");
    return switch (simple(type)) {
      case "Set", "HashSet", "LinkedHashSet" -> "new java.util.LinkedHashSet<>(" + list + ")";
      case "SortedSet", "NavigableSet", "TreeSet" -> "new java.util.TreeSet<>(" + list + ")";
      case "Queue", "Deque", "ArrayDeque" -> "new java.util.ArrayDeque<>(" + list + ")";
      case "LinkedList" -> "new java.util.LinkedList<>(" + list + ")";
      default -> "new java.util.ArrayList<>(" + list + ")";
    };
  }

  private static String entries(List<Literal.Entry> entries, String type) {
    String key = argument(type, 0);
    String value = argument(type, 1);
    String puts =
        entries.stream()
            .map(entry -> "put(" + of(entry.key(), key) + ", " + of(entry.value(), value) + "); ")
            .collect(Collectors.joining());
    String map = simple(type).equals("TreeMap") ? "TreeMap" : "LinkedHashMap";
    return "new java.util."
        + map
        + "<"
        + boxed(key)
        + ", "
        + boxed(value)
        + ">() {{ "
        + puts
        + "}}";
  }

  private static String joined(List<Literal> items, String element, String open, String close) {
    return items.stream()
        .map(item -> of(item, element))
        .collect(Collectors.joining(", ", open, close));
  }

  private static String raw(String arrayType) {
    int generic = arrayType.indexOf('<');
    return generic < 0
        ? arrayType
        : arrayType.substring(0, generic) + arrayType.substring(arrayType.lastIndexOf('>') + 1);
  }

  private static String boxed(String type) {
    return switch (type.strip()) {
      case "", "?" -> "Object";
      default -> type;
    };
  }

  private static String simple(String type) {
    int generic = type.indexOf('<');
    String name = (generic < 0 ? type : type.substring(0, generic)).strip();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** A type argument by its index, or nothing. */
  private static String argument(String type, int index) {
    int open = type.indexOf('<');
    int close = type.lastIndexOf('>');
    if (open < 0 || close < open) {
      return "";
    }
    List<String> arguments = TopLevel.split(type.substring(open + 1, close), ',');
    return index < arguments.size() ? arguments.get(index).strip() : "";
  }
}
