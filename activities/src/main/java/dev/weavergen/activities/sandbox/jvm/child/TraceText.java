package dev.weavergen.activities.sandbox.jvm.child;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values in few characters, without a call of the program's code: exact classes of the platform
 * that hold nothing but plain objects are shown as they are written, others by their class's name
 * and their fields. Of what is long the beginning, the end and the size are shown.
 */
final class TraceText {
  private static final int VALUE_CHARS_MAX = 72;
  private static final int TEXT_CHARS_MAX = 40;
  private static final int NAME_CHARS_MAX = 40;
  private static final int FIRST_MAX = 8;
  private static final int LAST_MAX = 2;
  private static final int DEPTH_MAX = 4;
  private static final int BITS_MAX = 128;
  private static final String ELLIPSIS = "…";

  /** None of these asks an element for anything while it is gone through. */
  private static final Set<Class<?>> COLLECTIONS =
      Set.of(
          ArrayList.class,
          LinkedList.class,
          ArrayDeque.class,
          PriorityQueue.class,
          HashSet.class,
          LinkedHashSet.class,
          TreeSet.class,
          Stack.class,
          Arrays.asList().getClass(),
          List.of().getClass(),
          List.of(1).getClass(),
          Set.of().getClass(),
          Set.of(1).getClass());

  private static final Set<Class<?>> MAPS =
      Set.of(
          HashMap.class,
          LinkedHashMap.class,
          TreeMap.class,
          Map.of().getClass(),
          Map.of(1, 1).getClass());

  private TraceText() {}

  /** The value's text, at most 72 characters. */
  static String of(@Nullable Object value) {
    return bounded(shown(value, 0), VALUE_CHARS_MAX);
  }

  /** The class of what was thrown. */
  static String raised(@Nullable Object thrown) {
    return thrown == null ? "NullPointerException" : name(thrown);
  }

  private static String shown(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> "null";
      case Boolean plain -> plain.toString();
      case Character character -> quoted(character.toString(), '\'');
      case Byte plain -> plain.toString();
      case Short plain -> plain.toString();
      case Integer plain -> plain.toString();
      case Long plain -> plain.toString();
      case Float plain -> plain.toString();
      case Double plain -> plain.toString();
      case String text -> text(text);
      case StringBuilder text -> text(text);
      case Optional<?> optional -> optional(optional, depth);
      case Enum<?> constant -> bounded(constant.name(), NAME_CHARS_MAX);
      default -> composed(value, depth);
    };
  }

  private static String composed(Object value, int depth) {
    Class<?> kind = value.getClass();
    if (kind == BigInteger.class && ((BigInteger) value).bitLength() <= BITS_MAX) {
      return value.toString();
    }
    if (kind == BigDecimal.class && ((BigDecimal) value).precision() <= BITS_MAX / 4) {
      return value.toString();
    }
    if (kind.isArray()) {
      return indexed(Array.getLength(value), i -> Array.get(value, i), depth);
    }
    if (COLLECTIONS.contains(kind)) {
      return collection((Collection<?>) value, depth);
    }
    return MAPS.contains(kind) ? map((Map<?, ?>) value, depth) : object(value, depth);
  }

  private static String text(CharSequence text) {
    int length = text.length();
    if (length <= TEXT_CHARS_MAX) {
      return quoted(text.toString(), '"');
    }
    int half = TEXT_CHARS_MAX / 2;
    String end = text.subSequence(length - half / 2, length).toString();
    return quoted(text.subSequence(0, half).toString(), '"')
        + ELLIPSIS
        + quoted(end, '"')
        + "<%d>".formatted(length);
  }

  private static String quoted(String text, char quote) {
    String escaped =
        text.replace("\\", "\\\\")
            .replace("" + quote, "\\" + quote)
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return quote + escaped + quote;
  }

  private static String optional(Optional<?> optional, int depth) {
    return optional.isEmpty()
        ? "Optional.empty"
        : "Optional[" + shown(optional.get(), depth + 1) + "]";
  }

  private static String indexed(int size, IntFunction<@Nullable Object> items, int depth) {
    if (depth >= DEPTH_MAX && size > 0) {
      return "[" + ELLIPSIS + "]";
    }
    List<String> texts = new ArrayList<>();
    boolean whole = size <= FIRST_MAX + LAST_MAX;
    int first = whole ? size : FIRST_MAX - LAST_MAX;
    for (int i = 0; i < first; i++) {
      texts.add(shown(items.apply(i), depth + 1));
    }
    if (!whole) {
      texts.add(ELLIPSIS + "<" + size + ">");
      for (int i = size - LAST_MAX; i < size; i++) {
        texts.add(shown(items.apply(i), depth + 1));
      }
    }
    return "[" + String.join(", ", texts) + "]";
  }

  private static String collection(Collection<?> items, int depth) {
    if (items instanceof ArrayList<?> list) {
      return indexed(list.size(), list::get, depth);
    }
    if (depth >= DEPTH_MAX && !items.isEmpty()) {
      return "[" + ELLIPSIS + "]";
    }
    List<String> texts = new ArrayList<>();
    Iterator<?> each = items.iterator();
    while (each.hasNext() && texts.size() < FIRST_MAX + LAST_MAX) {
      texts.add(shown(each.next(), depth + 1));
    }
    if (each.hasNext()) {
      texts.add(ELLIPSIS + "<" + items.size() + ">");
    }
    return "[" + String.join(", ", texts) + "]";
  }

  private static String map(Map<?, ?> map, int depth) {
    if (depth >= DEPTH_MAX && !map.isEmpty()) {
      return "{" + ELLIPSIS + "}";
    }
    List<String> texts = new ArrayList<>();
    Iterator<? extends Map.Entry<?, ?>> each = map.entrySet().iterator();
    while (each.hasNext() && texts.size() < FIRST_MAX) {
      Map.Entry<?, ?> entry = each.next();
      texts.add(shown(entry.getKey(), depth + 1) + "=" + shown(entry.getValue(), depth + 1));
    }
    if (each.hasNext()) {
      texts.add(ELLIPSIS + "<" + map.size() + ">");
    }
    return "{" + String.join(", ", texts) + "}";
  }

  private static String object(Object value, int depth) {
    Class<?> kind = value.getClass();
    if (kind.isHidden()) {
      return "<function>";
    }
    StringBuilder text = new StringBuilder("<").append(name(value));
    if (depth < DEPTH_MAX && kind.getClassLoader() instanceof CandidateLoader) {
      for (Field field : kind.getDeclaredFields()) {
        text.append(field(field, value, depth));
      }
    }
    return text.append('>').toString();
  }

  private static String field(Field field, Object of, int depth) {
    if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
      return "";
    }
    try {
      field.setAccessible(true);
      return " " + bounded(field.getName(), NAME_CHARS_MAX) + "=" + shown(field.get(of), depth + 1);
    } catch (IllegalAccessException closed) {
      return "";
    }
  }

  private static String name(Object value) {
    return bounded(ValueEncoder.simpleName(value.getClass()), NAME_CHARS_MAX);
  }

  private static String bounded(String text, int charsMax) {
    return text.length() <= charsMax ? text : text.substring(0, charsMax - 1) + ELLIPSIS;
  }
}
