package dev.weavergen.activities.sandbox.jvm.compiler;

import dev.weavergen.activities.sandbox.jvm.child.ValueEncoder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome of evaluating a {@link Literal}. */
final class LiteralJson {
  private static final long BYTES_MAX = 1 << 20;

  private LiteralJson() {}

  static String of(Literal literal) {
    return "{\"v\":" + ValueEncoder.encode(value(literal), BYTES_MAX) + "}";
  }

  private static @Nullable Object value(Literal literal) {
    return switch (literal) {
      case Literal.Nothing _ -> null;
      case Literal.Truth truth -> truth.value();
      case Literal.Numeral number when number.isWhole() -> new BigInteger(number.text());
      case Literal.Numeral number -> Double.valueOf(number.text());
      case Literal.Text text -> text.value();
      case Literal.Items items -> values(items.items());
      case Literal.Entries entries -> map(entries.entries());
    };
  }

  private static List<@Nullable Object> values(List<Literal> items) {
    List<@Nullable Object> values = new ArrayList<>();
    items.forEach(item -> values.add(value(item)));
    return values;
  }

  private static Map<@Nullable Object, @Nullable Object> map(List<Literal.Entry> entries) {
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    entries.forEach(entry -> map.put(value(entry.key()), value(entry.value())));
    return map;
  }
}
