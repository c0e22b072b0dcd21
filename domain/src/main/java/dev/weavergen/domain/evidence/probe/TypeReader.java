package dev.weavergen.domain.evidence.probe;

import static java.util.Map.entry;

import dev.weavergen.domain.evidence.probe.InputType.Form;
import dev.weavergen.domain.intent.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the declared type of a parameter, by recursive descent.
 *
 * <p>What is not understood becomes {@link InputType#UNKNOWN}, never a guess: an argument of a
 * wrong type makes every candidate raise, or in Java keeps the whole batch from compiling.
 */
final class TypeReader {
  /** Deeper types occur in no intent worth probing. */
  private static final int DEPTH_MAX = 6;

  private static final int CHARS_MAX = 400;

  private static final Pattern TOKEN =
      Pattern.compile(
          "@[\\p{L}_.]+|[\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*|\\.\\.\\.|[\\[\\]<>,|?]|\\S");

  private static final Pattern TYPE_VARIABLE = Pattern.compile("[A-Z][0-9]?");

  private static final Map<String, Form> PYTHON =
      Map.ofEntries(
          entry("int", Form.INTEGER),
          entry("float", Form.REAL),
          entry("bool", Form.BOOLEAN),
          entry("str", Form.TEXT),
          entry("bytes", Form.BYTES),
          entry("None", Form.NOTHING),
          entry("list", Form.LIST),
          entry("List", Form.LIST),
          entry("Sequence", Form.LIST),
          entry("MutableSequence", Form.LIST),
          entry("Iterable", Form.LIST),
          entry("Collection", Form.LIST),
          entry("tuple", Form.TUPLE),
          entry("Tuple", Form.TUPLE),
          entry("set", Form.SET),
          entry("Set", Form.SET),
          entry("AbstractSet", Form.SET),
          entry("frozenset", Form.SET),
          entry("FrozenSet", Form.SET),
          entry("dict", Form.MAP),
          entry("Dict", Form.MAP),
          entry("Mapping", Form.MAP),
          entry("MutableMapping", Form.MAP),
          entry("Optional", Form.OPTIONAL),
          entry("Union", Form.UNION),
          entry("Any", Form.ANY),
          entry("object", Form.ANY));

  private static final Map<String, Form> JAVA =
      Map.ofEntries(
          entry("byte", Form.INTEGER),
          entry("Byte", Form.INTEGER),
          entry("short", Form.INTEGER),
          entry("Short", Form.INTEGER),
          entry("int", Form.INTEGER),
          entry("Integer", Form.INTEGER),
          entry("long", Form.INTEGER),
          entry("Long", Form.INTEGER),
          entry("BigInteger", Form.INTEGER),
          entry("float", Form.REAL),
          entry("Float", Form.REAL),
          entry("double", Form.REAL),
          entry("Double", Form.REAL),
          entry("BigDecimal", Form.REAL),
          entry("Number", Form.REAL),
          entry("boolean", Form.BOOLEAN),
          entry("Boolean", Form.BOOLEAN),
          entry("char", Form.CHARACTER),
          entry("Character", Form.CHARACTER),
          entry("String", Form.TEXT),
          entry("CharSequence", Form.TEXT),
          entry("List", Form.LIST),
          entry("Collection", Form.LIST),
          entry("Iterable", Form.LIST),
          entry("ArrayList", Form.LIST),
          entry("LinkedList", Form.LIST),
          entry("Deque", Form.LIST),
          entry("Queue", Form.LIST),
          entry("ArrayDeque", Form.LIST),
          entry("Set", Form.SET),
          entry("HashSet", Form.SET),
          entry("LinkedHashSet", Form.SET),
          entry("SortedSet", Form.SET),
          entry("TreeSet", Form.SET),
          entry("Map", Form.MAP),
          entry("HashMap", Form.MAP),
          entry("LinkedHashMap", Form.MAP),
          entry("SortedMap", Form.MAP),
          entry("TreeMap", Form.MAP),
          entry("Object", Form.ANY));

  private final List<String> tokens;
  private int next;

  private TypeReader(List<String> tokens) {
    this.tokens = tokens;
  }

  static InputType read(String type, Language language) {
    if (type.length() > CHARS_MAX) {
      return InputType.UNKNOWN;
    }
    TypeReader reader = new TypeReader(tokens(type));
    InputType read = language == Language.PYTHON ? reader.union(0) : reader.java(0);
    return reader.next == reader.tokens.size() && !read.isUnknown() ? read : InputType.UNKNOWN;
  }

  /** Quotes around a forward reference, annotations and modifiers say nothing of the values. */
  private static List<String> tokens(String type) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(type.replaceAll("[\"']", " "));
    while (matcher.find()) {
      if (!matcher.group().startsWith("@") && !matcher.group().equals("final")) {
        tokens.add(matcher.group());
      }
    }
    return tokens;
  }

  private InputType union(int depth) {
    List<InputType> alternatives = new ArrayList<>(List.of(python(depth)));
    while (take("|")) {
      alternatives.add(python(depth));
    }
    return alternatives.size() == 1 ? alternatives.getFirst() : union(alternatives);
  }

  private static InputType union(List<InputType> alternatives) {
    List<InputType> values =
        alternatives.stream().filter(type -> type.form() != Form.NOTHING).toList();
    InputType type =
        values.size() == 1 ? values.getFirst() : new InputType(Form.UNION, "Union", values);
    return values.size() == alternatives.size() || values.isEmpty()
        ? type
        : new InputType(Form.OPTIONAL, "Optional", List.of(type));
  }

  private InputType python(int depth) {
    String name = name();
    Form form = PYTHON.getOrDefault(name, Form.UNKNOWN);
    if (depth > DEPTH_MAX || form == Form.UNKNOWN || !take("[")) {
      return depth > DEPTH_MAX ? InputType.UNKNOWN : InputType.scalar(form, name);
    }
    List<InputType> parts = new ArrayList<>();
    boolean open = false;
    do {
      if (take("...")) {
        open = true;
      } else if (!peek("]")) {
        parts.add(union(depth + 1));
      }
    } while (take(","));
    if (!take("]")) {
      return InputType.UNKNOWN;
    }
    if (form == Form.UNION) {
      return union(parts);
    }
    return new InputType(open ? Form.TUPLE_OF_ONE_TYPE : form, name, parts);
  }

  private InputType java(int depth) {
    if (depth > DEPTH_MAX) {
      return InputType.UNKNOWN;
    }
    InputType type = take("?") ? wildcard(depth) : javaClass(depth);
    while (take("[")) {
      type = take("]") ? array(type) : InputType.UNKNOWN;
    }
    return take("...") ? array(type) : type;
  }

  private static InputType array(InputType element) {
    return new InputType(Form.ARRAY, "[]", List.of(element));
  }

  private InputType wildcard(int depth) {
    return take("extends") || take("super") ? java(depth + 1) : InputType.ANY;
  }

  private InputType javaClass(int depth) {
    String name = name();
    if (TYPE_VARIABLE.matcher(name).matches()) {
      return InputType.ANY;
    }
    Form form = JAVA.getOrDefault(name, Form.UNKNOWN);
    List<InputType> parts = new ArrayList<>();
    if (take("<")) {
      do {
        parts.add(java(depth + 1));
      } while (take(","));
      if (!take(">")) {
        return InputType.UNKNOWN;
      }
    }
    return new InputType(form, name, parts);
  }

  /** The next name without its package; empty when there is none. */
  private String name() {
    if (next == tokens.size()) {
      return "";
    }
    String token = tokens.get(next++);
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private boolean peek(String token) {
    return next < tokens.size() && tokens.get(next).equals(token);
  }

  private boolean take(String token) {
    boolean there = peek(token);
    next += there ? 1 : 0;
    return there;
  }
}
