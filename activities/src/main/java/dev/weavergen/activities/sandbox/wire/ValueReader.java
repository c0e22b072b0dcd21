package dev.weavergen.activities.sandbox.wire;

import dev.weavergen.domain.evidence.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads the canonical encoding of values: JSON arrays whose first element is a tag. The encoding is
 * made in a process that a candidate shares, so nothing about it is taken for granted: an unknown
 * tag, a missing part or a wrong type is a {@link BrokenWireException}. Depth and length are
 * bounded by {@link Wire} before this class sees them.
 *
 * <p>A candidate that forges an encoding forges its own result and nothing else; order and
 * uniqueness in sets and mappings are therefore not verified, only relied on for its own value.
 */
final class ValueReader {
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,4300}");
  private static final Pattern HEXADECIMAL = Pattern.compile("-?0x[0-9a-f]{1,65536}");

  private ValueReader() {}

  static Value read(JsonNode node) throws BrokenWireException {
    return switch (text(node, 0)) {
      case "n" -> new Value.Nothing();
      case "b" -> new Value.Bool(bool(part(node, 1)));
      case "i" -> new Value.Int(integer(text(node, 1)));
      case "f" -> new Value.Real(real(text(node, 1)));
      case "c" -> new Value.Complex(real(text(node, 1)), real(text(node, 2)));
      case "s" -> new Value.Text(text(node, 1));
      case "y" -> new Value.Bytes(matching(HEX, text(node, 1)));
      case "l" -> new Value.Sequence(Value.Sequence.Kind.LIST, items(node));
      case "t" -> new Value.Sequence(Value.Sequence.Kind.TUPLE, items(node));
      case "g" -> new Value.Sequence(Value.Sequence.Kind.LAZY, items(node));
      case "S" -> new Value.Group(items(node));
      case "d" -> new Value.Mapping(entries(node));
      case "o" -> new Value.Opaque(text(node, 1), text(node, 2));
      case "x" -> digest(node);
      case String unknown -> throw broken("the tag '" + Wire.excerpt(unknown) + "'");
    };
  }

  private static Value digest(JsonNode node) throws BrokenWireException {
    return new Value.Digest(
        text(node, 1), matching(SHA256, text(node, 2)), integer(text(node, 3)).longValue());
  }

  private static List<Value> items(JsonNode node) throws BrokenWireException {
    List<Value> items = new ArrayList<>();
    for (JsonNode item : array(part(node, 1))) {
      items.add(read(item));
    }
    return items;
  }

  private static List<Value.Mapping.Entry> entries(JsonNode node) throws BrokenWireException {
    List<Value.Mapping.Entry> entries = new ArrayList<>();
    for (JsonNode entry : array(part(node, 1))) {
      entries.add(new Value.Mapping.Entry(read(part(entry, 0)), read(part(entry, 1))));
    }
    return entries;
  }

  private static BigInteger integer(String text) throws BrokenWireException {
    if (DECIMAL.matcher(text).matches()) {
      return new BigInteger(text);
    }
    return new BigInteger(matching(HEXADECIMAL, text).replace("0x", ""), 16);
  }

  private static double real(String text) throws BrokenWireException {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> finite(text);
    };
  }

  private static double finite(String text) throws BrokenWireException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw broken("the number '" + Wire.excerpt(text) + "'");
    }
  }

  private static String matching(Pattern pattern, String text) throws BrokenWireException {
    if (!pattern.matcher(text).matches()) {
      throw broken("'" + Wire.excerpt(text) + "' where " + pattern + " belongs");
    }
    return text;
  }

  private static boolean bool(JsonNode node) throws BrokenWireException {
    if (!node.isBoolean()) {
      throw broken("no boolean");
    }
    return node.booleanValue();
  }

  private static JsonNode array(JsonNode node) throws BrokenWireException {
    if (!node.isArray()) {
      throw broken("no array");
    }
    return node;
  }

  private static String text(JsonNode node, int index) throws BrokenWireException {
    JsonNode part = part(node, index);
    if (!part.isString()) {
      throw broken("no text");
    }
    return part.stringValue();
  }

  private static JsonNode part(JsonNode node, int index) throws BrokenWireException {
    JsonNode part = node.isArray() ? node.get(index) : null;
    if (part == null) {
      throw broken("a value that lacks its part " + index);
    }
    return part;
  }

  private static BrokenWireException broken(String found) {
    return new BrokenWireException("the sandbox sent " + found);
  }
}
