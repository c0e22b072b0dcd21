package dev.weavergen.activities.sandbox.jvm.child;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Java value canonical: JSON arrays with a tag in front, the same that candidates in other
 * languages give. Arrays, lists and queues are lists; sets and maps are sorted by the encoding of
 * their elements and keys; streams and iterators are drawn from; a map's entry is a tuple; text of
 * any kind is a string. Everything else is opaque, see {@link OpaqueText}.
 */
public final class ValueEncoder {
  public static final String NOTHING = "[\"n\"]";

  private static final int DEPTH_MAX = 100;
  private static final int DRAWN_MAX = 1_000;
  private static final int DECIMAL_DIGITS_MAX = 4_000;
  private static final int HEXADECIMAL = 16;

  /** Longer encodings are told by their digest alone. */
  private static final int WHOLE_BYTES_MAX = 65_536;

  private final long bytesMax;
  private final Set<Object> path = Collections.newSetFromMap(new IdentityHashMap<>());
  private StringBuilder out = new StringBuilder();
  private long bytesSpent;

  private ValueEncoder(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /**
   * The encoding of a value.
   *
   * @throws OutputLimitError when it takes more than {@code bytesMax}
   */
  public static String encode(@Nullable Object value, long bytesMax) {
    ValueEncoder encoder = new ValueEncoder(bytesMax);
    encoder.value(value);
    String json = encoder.out.toString();
    return value == null || json.length() <= WHOLE_BYTES_MAX ? json : digest(value, json);
  }

  /** A class's name as a person says it, without package and address; never empty. */
  static String simpleName(Class<?> type) {
    String name = type.getName();
    int address = name.indexOf('/');
    String plain = address < 0 ? name : name.substring(0, address);
    String simple = type.isArray() || type.isHidden() ? plain : type.getSimpleName();
    return simple.isEmpty() ? plain.substring(plain.lastIndexOf('.') + 1) : simple;
  }

  private static String digest(Object value, String json) {
    byte[] sha256 = sha256().digest(json.getBytes(StandardCharsets.US_ASCII));
    StringBuilder whole = new StringBuilder("[\"x\",");
    JsonText.append(whole, simpleName(value.getClass()));
    whole.append(",\"").append(HexFormat.of().formatHex(sha256));
    return whole.append("\",\"").append(json.length()).append("\"]").toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> put(NOTHING);
      case Boolean truth -> put(truth ? "[\"b\",true]" : "[\"b\",false]");
      case Integer _, Long _, Short _, Byte _, AtomicInteger _, AtomicLong _ ->
          tagged('i', value.toString());
      case BigInteger integer -> tagged('i', digits(integer));
      case Double number -> tagged('f', real(number, number.toString()));
      case Float number -> tagged('f', real(number.doubleValue(), number.toString()));
      case Character _ -> text(value.toString());
      case CharSequence text -> text(text);
      default -> composite(value);
    }
  }

  private void composite(Object value) {
    if (path.size() >= DEPTH_MAX || path.contains(value)) {
      opaque(value, "\u2026");
      return;
    }
    path.add(value);
    switch (value) {
      case Map<?, ?> map -> mapping(map);
      case Map.Entry<?, ?> entry -> pair(entry);
      case Set<?> set -> group(set);
      case Collection<?> items -> sequence('l', items.iterator(), Integer.MAX_VALUE);
      case BaseStream<?, ?> stream -> sequence('g', stream.iterator(), DRAWN_MAX);
      case Iterator<?> items -> sequence('g', items, DRAWN_MAX);
      case Enum<?> constant -> opaque(value, enumName(constant));
      default -> arrayOrOpaque(value);
    }
    path.remove(value);
  }

  private void arrayOrOpaque(Object value) {
    if (value.getClass().isArray()) {
      array(value);
      return;
    }
    if (value instanceof Iterable<?> items && OpaqueText.tellsNothing(value)) {
      sequence('g', items.iterator(), DRAWN_MAX);
      return;
    }
    opaque(value, OpaqueText.of(value));
  }

  private void array(Object array) {
    int length = java.lang.reflect.Array.getLength(array);
    put("[\"l\",[");
    for (int i = 0; i < length; i++) {
      separate(i);
      value(java.lang.reflect.Array.get(array, i));
    }
    put("]]");
  }

  private void sequence(char tag, Iterator<?> items, int itemsMax) {
    open(tag);
    put("[");
    int count = 0;
    while (items.hasNext()) {
      separate(count);
      if (count == itemsMax) {
        put("[\"o\",\"more\",\"\"]");
        break;
      }
      value(items.next());
      count++;
    }
    put("]]");
  }

  private void group(Set<?> set) {
    TreeSet<String> sorted = new TreeSet<>();
    for (Object item : set) {
      sorted.add(apart(item));
    }
    open('S');
    joined(sorted);
  }

  private void mapping(Map<?, ?> map) {
    List<String[]> sorted = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      sorted.add(new String[] {apart(entry.getKey()), apart(entry.getValue())});
    }
    sorted.sort(java.util.Comparator.comparing(FIRST));
    List<String> entries = new ArrayList<>();
    for (String[] entry : sorted) {
      entries.add("[".concat(entry[0]).concat(",").concat(entry[1]).concat("]"));
    }
    open('d');
    joined(entries);
  }

  /** Not a lambda: the first one that a JVM links costs more than most calls. */
  private static final java.util.function.Function<String[], String> FIRST =
      new java.util.function.Function<>() {
        @Override
        public String apply(String[] entry) {
          return entry[0];
        }
      };

  private void pair(Map.Entry<?, ?> entry) {
    put("[\"t\",[");
    value(entry.getKey());
    put(",");
    value(entry.getValue());
    put("]]");
  }

  /** The encoding of a part, not yet in its place. */
  private String apart(@Nullable Object value) {
    StringBuilder outside = out;
    out = new StringBuilder();
    value(value);
    String json = out.toString();
    out = outside;
    return json;
  }

  /** Parts whose bytes have been counted. */
  private void joined(Collection<String> parts) {
    out.append('[');
    int count = 0;
    for (String part : parts) {
      separate(count++);
      out.append(part);
    }
    out.append("]]");
  }

  private void text(CharSequence text) {
    if (bytesSpent + text.length() > bytesMax) {
      throw new OutputLimitError();
    }
    StringBuilder json = new StringBuilder();
    JsonText.append(json, text);
    open('s');
    put(json);
    put("]");
  }

  private void opaque(Object value, String text) {
    StringBuilder json = new StringBuilder("[\"o\",");
    JsonText.append(json, simpleName(value.getClass()));
    json.append(',');
    JsonText.append(json, text);
    put(json.append(']'));
  }

  private static String enumName(Enum<?> constant) {
    return simpleName(constant.getDeclaringClass()).concat(".").concat(constant.name());
  }

  private static String digits(BigInteger integer) {
    String decimal = integer.bitLength() > 4 * DECIMAL_DIGITS_MAX ? "" : integer.toString();
    if (!decimal.isEmpty() && decimal.length() <= DECIMAL_DIGITS_MAX) {
      return decimal;
    }
    String sign = integer.signum() < 0 ? "-0x" : "0x";
    return sign.concat(integer.abs().toString(HEXADECIMAL));
  }

  private static String real(double number, String text) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    return Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : text;
  }

  private void tagged(char tag, String plain) {
    open(tag);
    put("\"");
    put(plain);
    put("\"]");
  }

  private void open(char tag) {
    put("[\"");
    put(String.valueOf(tag));
    put("\",");
  }

  private void separate(int index) {
    if (index > 0) {
      put(",");
    }
  }

  private void put(CharSequence json) {
    bytesSpent += json.length();
    if (bytesSpent > bytesMax) {
      throw new OutputLimitError();
    }
    out.append(json);
  }
}
