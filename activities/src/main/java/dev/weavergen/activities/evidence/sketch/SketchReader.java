package dev.weavergen.activities.evidence.sketch;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Sequence;
import dev.weavergen.domain.evidence.probe.InputSketch;
import dev.weavergen.domain.evidence.probe.InputSketch.ParameterSketch;
import dev.weavergen.domain.evidence.probe.ValueSketch;
import dev.weavergen.domain.evidence.probe.ValueSketch.Size;
import dev.weavergen.workflows.payload.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads an input sketch that a model wrote. The form is strict, so that what does not keep to it is
 * noticed and not guessed at:
 *
 * <pre>{@code
 * sketch    = { "parameters": [ parameter, … ] }            one for each, in order
 * parameter = type with "edges": [ value, … ]               optional, values of that type
 * type      = { "type": "integer", "min": n, "max": n }
 *           | { "type": "number",  "min": x, "max": x }
 *           | { "type": "boolean" }
 *           | { "type": "text", "alphabet": "abc", "minLength": n, "maxLength": n }
 *           | { "type": "list", "items": type, "minLength": n, "maxLength": n }
 *           | { "type": "set",  "items": type, "minLength": n, "maxLength": n }
 *           | { "type": "tuple", "items": [ type, … ] }
 *           | { "type": "map", "keys": type, "values": type, "minLength": n, "maxLength": n }
 *           | { "type": "oneOf", "values": [ value, … ] }
 * value     = what JSON writes for it: null, numbers, texts, lists (of sets and tuples too), and
 *             objects for maps whose keys are texts
 * }</pre>
 *
 * <p>Parameters are independent of each other: a sketch says nothing of relations between them.
 * Lengths and ranges beyond the limits here are cut to them; everything else that is wrong makes
 * the whole sketch malformed.
 */
public final class SketchReader {
  /** The longest sketch, in characters. */
  static final int CHARS_MAX = 16 * 1024;

  private static final int PARAMETERS_MAX = 16;
  private static final int DEPTH_MAX = 4;
  private static final int LENGTH_MAX = 24;
  private static final int EDGES_MAX = 8;
  private static final int ALPHABET_MAX = 128;
  private static final int TEXT_CHARS_MAX = 200;
  private static final long INTEGER_MAX = 1_000_000_000_000L;
  private static final double REAL_MAX = 1e12;

  private SketchReader() {}

  /**
   * The sketch in a reply: the text from its first brace to its last.
   *
   * @throws MalformedSketchException naming the place and what was expected there
   */
  public static InputSketch read(String reply) throws MalformedSketchException {
    String json = json(reply);
    try {
      return sketch(Json.mapper().readTree(json));
    } catch (JacksonException notJson) {
      throw new MalformedSketchException("it is not JSON");
    }
  }

  /**
   * The part of a reply that holds the sketch.
   *
   * @throws MalformedSketchException when there is none
   */
  public static String json(String reply) throws MalformedSketchException {
    String said = reply.replaceAll("(?is)<think>.*?</think>", "");
    int from = said.indexOf('{');
    int to = said.lastIndexOf('}');
    if (from < 0 || to < from || to - from >= CHARS_MAX) {
      throw new MalformedSketchException(
          "expected one JSON object of at most " + CHARS_MAX + " characters");
    }
    return said.substring(from, to + 1);
  }

  private static InputSketch sketch(JsonNode root) throws MalformedSketchException {
    JsonNode parameters = root.path("parameters");
    if (!parameters.isArray() || parameters.isEmpty() || parameters.size() > PARAMETERS_MAX) {
      throw new MalformedSketchException(
          "parameters: expected a list of 1 to " + PARAMETERS_MAX + " objects");
    }
    List<ParameterSketch> read = new ArrayList<>();
    for (int place = 0; place < parameters.size(); place++) {
      JsonNode parameter = parameters.path(place);
      String path = "parameters[" + place + "]";
      ValueSketch values = type(parameter, path, 0);
      read.add(new ParameterSketch(values, edges(parameter.path("edges"), values, path)));
    }
    return new InputSketch(read);
  }

  private static List<Value> edges(JsonNode edges, ValueSketch values, String path)
      throws MalformedSketchException {
    List<Value> read = new ArrayList<>();
    for (int i = 0; i < Math.min(edges.size(), EDGES_MAX); i++) {
      read.add(value(edges.path(i), values, path + ".edges[" + i + "]"));
    }
    return read;
  }

  private static ValueSketch type(JsonNode node, String path, int depth)
      throws MalformedSketchException {
    if (depth > DEPTH_MAX) {
      throw new MalformedSketchException(path + ": is nested too deep");
    }
    return switch (node.path("type").asString("")) {
      case "integer" -> integers(node, path);
      case "number" -> reals(node, path);
      case "boolean" -> new ValueSketch.Booleans();
      case "text" -> new ValueSketch.Texts(alphabet(node, path), size(node, path));
      case "list" -> collection(node, path, depth, ValueSketch.Lists::new);
      case "set" -> collection(node, path, depth, ValueSketch.Sets::new);
      case "tuple" -> tuples(node, path, depth);
      case "map" ->
          new ValueSketch.Mappings(
              type(node.path("keys"), path + ".keys", depth + 1),
              type(node.path("values"), path + ".values", depth + 1),
              size(node, path));
      case "oneOf" -> oneOf(node, path);
      default ->
          throw new MalformedSketchException(
              path
                  + ".type: expected integer, number, boolean, text, list, set, tuple, map or oneOf");
    };
  }

  private static ValueSketch collection(
      JsonNode node, String path, int depth, BiFunction<ValueSketch, Size, ValueSketch> made)
      throws MalformedSketchException {
    return made.apply(type(node.path("items"), path + ".items", depth + 1), size(node, path));
  }

  private static ValueSketch integers(JsonNode node, String path) throws MalformedSketchException {
    long least = whole(node, "min", path);
    long most = whole(node, "max", path);
    requireOrder(least <= most, path);
    return new ValueSketch.Integers(least, most);
  }

  private static ValueSketch reals(JsonNode node, String path) throws MalformedSketchException {
    double least = number(node, "min", path);
    double most = number(node, "max", path);
    requireOrder(least <= most, path);
    return new ValueSketch.Reals(least, most);
  }

  private static ValueSketch tuples(JsonNode node, String path, int depth)
      throws MalformedSketchException {
    JsonNode items = node.path("items");
    if (!items.isArray() || items.size() > PARAMETERS_MAX) {
      throw new MalformedSketchException(path + ".items: expected a list of types");
    }
    List<ValueSketch> places = new ArrayList<>();
    for (int place = 0; place < items.size(); place++) {
      places.add(type(items.path(place), path + ".items[" + place + "]", depth + 1));
    }
    return new ValueSketch.Tuples(places);
  }

  private static ValueSketch oneOf(JsonNode node, String path) throws MalformedSketchException {
    JsonNode values = node.path("values");
    if (!values.isArray() || values.isEmpty() || values.size() > LENGTH_MAX) {
      throw new MalformedSketchException(
          path + ".values: expected a list of 1 to " + LENGTH_MAX + " values");
    }
    List<Value> read = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      read.add(plain(values.path(i), path + ".values[" + i + "]", 0));
    }
    return new ValueSketch.OneOf(read);
  }

  private static String alphabet(JsonNode node, String path) throws MalformedSketchException {
    String alphabet = node.path("alphabet").asString("");
    int symbols = alphabet.codePointCount(0, alphabet.length());
    if (symbols < 1 || symbols > ALPHABET_MAX) {
      throw new MalformedSketchException(
          path + ".alphabet: expected 1 to " + ALPHABET_MAX + " symbols");
    }
    return alphabet;
  }

  private static Size size(JsonNode node, String path) throws MalformedSketchException {
    long least = whole(node, "minLength", path);
    long most = whole(node, "maxLength", path);
    requireOrder(least >= 0 && least <= most, path);
    return new Size((int) Math.min(least, LENGTH_MAX), (int) Math.min(most, LENGTH_MAX));
  }

  private static void requireOrder(boolean ordered, String path) throws MalformedSketchException {
    if (!ordered) {
      throw new MalformedSketchException(path + ": the least is above the most, or negative");
    }
  }

  private static long whole(JsonNode node, String field, String path)
      throws MalformedSketchException {
    JsonNode number = node.path(field);
    if (!number.isIntegralNumber()) {
      throw new MalformedSketchException(path + "." + field + ": expected a whole number");
    }
    return number
        .bigIntegerValue()
        .max(BigInteger.valueOf(-INTEGER_MAX))
        .min(BigInteger.valueOf(INTEGER_MAX))
        .longValueExact();
  }

  private static double number(JsonNode node, String field, String path)
      throws MalformedSketchException {
    JsonNode number = node.path(field);
    if (!number.isNumber() || Double.isNaN(number.doubleValue())) {
      throw new MalformedSketchException(path + "." + field + ": expected a number");
    }
    return Math.clamp(number.doubleValue(), -REAL_MAX, REAL_MAX);
  }

  /** An edge, as a value of its parameter's type. */
  private static Value value(JsonNode node, ValueSketch type, String path)
      throws MalformedSketchException {
    Value plain = plain(node, path, 0);
    return typed(plain, type);
  }

  /** JSON has one kind of list and one of number; the type says which is meant. */
  private static Value typed(Value value, ValueSketch type) {
    return switch (value) {
      case Sequence(_, List<Value> items) ->
          switch (type) {
            case ValueSketch.Lists(ValueSketch item, _) ->
                new Sequence(Sequence.Kind.LIST, typed(items, item));
            case ValueSketch.Sets(ValueSketch item, _) ->
                new Value.Group(typed(items, item).stream().distinct().toList());
            case ValueSketch.Tuples(List<ValueSketch> places) when places.size() == items.size() ->
                new Sequence(Sequence.Kind.TUPLE, placed(items, places));
            default -> value;
          };
      case Value.Int(BigInteger number) when type instanceof ValueSketch.Reals ->
          new Value.Real(number.doubleValue());
      case Value.Mapping(List<Value.Mapping.Entry> entries)
          when type instanceof ValueSketch.Mappings(_, ValueSketch values, _) ->
          new Value.Mapping(
              entries.stream()
                  .map(entry -> new Value.Mapping.Entry(entry.key(), typed(entry.value(), values)))
                  .toList());
      default -> value;
    };
  }

  private static List<Value> typed(List<Value> items, ValueSketch type) {
    return items.stream().map(item -> typed(item, type)).toList();
  }

  private static List<Value> placed(List<Value> items, List<ValueSketch> places) {
    List<Value> typed = new ArrayList<>();
    for (int place = 0; place < items.size(); place++) {
      typed.add(typed(items.get(place), places.get(place)));
    }
    return typed;
  }

  private static Value plain(JsonNode node, String path, int depth)
      throws MalformedSketchException {
    if (depth > DEPTH_MAX || node.size() > LENGTH_MAX) {
      throw new MalformedSketchException(path + ": is too large");
    }
    return switch (node.getNodeType()) {
      case NULL -> new Value.Nothing();
      case BOOLEAN -> new Value.Bool(node.booleanValue());
      case NUMBER ->
          node.isIntegralNumber()
              ? new Value.Int(node.bigIntegerValue())
              : new Value.Real(node.doubleValue());
      case STRING -> text(node.stringValue(), path);
      case ARRAY -> {
        List<Value> items = new ArrayList<>();
        for (JsonNode item : node) {
          items.add(plain(item, path, depth + 1));
        }
        yield new Sequence(Sequence.Kind.LIST, items);
      }
      case OBJECT -> {
        List<Value.Mapping.Entry> entries = new ArrayList<>();
        for (var entry : node.properties()) {
          entries.add(
              new Value.Mapping.Entry(
                  text(entry.getKey(), path), plain(entry.getValue(), path, depth + 1)));
        }
        yield new Value.Mapping(entries);
      }
      case BINARY, MISSING, POJO ->
          throw new MalformedSketchException(path + ": expected a JSON value");
    };
  }

  private static Value text(String text, String path) throws MalformedSketchException {
    if (text.length() > TEXT_CHARS_MAX) {
      throw new MalformedSketchException(
          path + ": expected a text of at most " + TEXT_CHARS_MAX + " characters");
    }
    return new Value.Text(text);
  }
}
