package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one JSON object, read by type. It knows where in the request the object stands, so
 * that every problem names the field as the user wrote it. A field that is {@code null} counts as
 * left out.
 */
final class Fields {
  private final String prefix;
  private final ObjectNode object;

  private Fields(String prefix, ObjectNode object) {
    this.prefix = prefix;
    this.object = object;
  }

  /**
   * The fields of an object.
   *
   * @param path where the object stands, empty for the request itself
   * @param known every name that may occur
   */
  static Fields of(String path, ObjectNode object, List<String> known) {
    String prefix = path.isEmpty() ? "" : path + ".";
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw new InvalidRequestException(
            prefix + Found.name(name), KnownNames.problem(name, known));
      }
    }
    return new Fields(prefix, object);
  }

  /** Where a field stands in the request. */
  String path(String name) {
    return prefix + name;
  }

  boolean has(String name) {
    return present(name).isPresent();
  }

  /** A text of whole characters without NUL, which no store could keep. */
  Optional<String> text(String name) {
    return present(name).map(node -> textOf(prefix + name, node));
  }

  /** A list of texts; empty when left out. */
  List<String> texts(String name, int entriesMax, int charsMax) {
    Optional<JsonNode> list = present(name);
    if (list.isEmpty()) {
      return List.of();
    }
    String field = prefix + name;
    if (!list.get().isArray()) {
      throw Found.instead(field, list.get(), "a list of texts");
    }
    atMost(field, list.get().size(), entriesMax, "entries");
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : list.get()) {
      String place = field + "[" + texts.size() + "]";
      texts.add(bounded(place, textOf(place, entry), charsMax));
    }
    return texts;
  }

  /** An object of named texts, sorted by name; numbers and truth values are taken as texts. */
  SortedMap<String, String> facts(String name, FactLimits limits) {
    SortedMap<String, String> facts = new TreeMap<>();
    Optional<ObjectNode> node =
        object(name, "an object of texts such as {\"style\": \"functional\"}");
    if (node.isEmpty()) {
      return facts;
    }
    String field = prefix + name;
    atMost(field, node.get().size(), limits.factsMax(), "facts");
    for (String key : node.get().propertyNames()) {
      String place = field + "." + Found.name(key);
      String fact = factName(place, key, limits.nameCharsMax());
      facts.put(fact, bounded(place, factOf(place, node.get().get(key)), limits.valueCharsMax()));
    }
    return facts;
  }

  /** The fields of an object in this object. */
  Optional<Fields> fields(String name, List<String> known, String expected) {
    return object(name, expected).map(node -> of(prefix + name, node, known));
  }

  OptionalInt whole(String name, int min, int max) {
    Optional<JsonNode> node = present(name);
    if (node.isEmpty()) {
      return OptionalInt.empty();
    }
    JsonNode value = node.get();
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.asInt() < min
        || value.asInt() > max) {
      throw Found.instead(prefix + name, value, "a whole number from " + min + " to " + max);
    }
    return OptionalInt.of(value.asInt());
  }

  /** Whether the field is true; false when it is absent. */
  boolean flag(String name) {
    Optional<JsonNode> node = present(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      throw Found.instead(prefix + name, node.get(), "true or false");
    }
    return node.map(JsonNode::asBoolean).orElse(false);
  }

  OptionalLong count(String name, String expected) {
    Optional<JsonNode> node = present(name);
    if (node.isEmpty()) {
      return OptionalLong.empty();
    }
    JsonNode value = node.get();
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      throw Found.instead(prefix + name, value, expected);
    }
    return OptionalLong.of(value.asLong());
  }

  Optional<Double> amount(String name, String expected) {
    Optional<JsonNode> node = present(name);
    if (node.isPresent()
        && (!node.get().isNumber()
            || !Double.isFinite(node.get().asDouble())
            || node.get().asDouble() < 0)) {
      throw Found.instead(prefix + name, node.get(), expected);
    }
    return node.map(JsonNode::asDouble);
  }

  /** A number in (0, 1). */
  Optional<Double> share(String name, String expected) {
    Optional<JsonNode> node = present(name);
    if (node.isPresent()
        && (!node.get().isNumber() || !(node.get().asDouble() > 0 && node.get().asDouble() < 1))) {
      throw Found.instead(prefix + name, node.get(), expected);
    }
    return node.map(JsonNode::asDouble);
  }

  private Optional<ObjectNode> object(String name, String expected) {
    Optional<JsonNode> node = present(name);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof ObjectNode found) {
      return Optional.of(found);
    }
    throw Found.instead(prefix + name, node.get(), expected);
  }

  private Optional<JsonNode> present(String name) {
    @Nullable JsonNode node = object.get(name);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  private static String textOf(String field, JsonNode node) {
    if (!node.isString()) {
      throw Found.instead(field, node, "a text");
    }
    return intact(field, node.asString());
  }

  private static String factOf(String field, JsonNode node) {
    if (node.isNumber() || node.isBoolean()) {
      return node.asString();
    }
    return textOf(field, node);
  }

  private static String factName(String field, String name, int charsMax) {
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidRequestException(
          field, "is no name of a fact; expected a word such as style");
    }
    return bounded(field, intact(field, name), charsMax);
  }

  /** The text, unless it holds what cannot be stored or written as UTF-8. */
  private static String intact(String field, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidRequestException(field, "holds a NUL character; expected text");
    }
    if (text.codePoints().anyMatch(Fields::isHalfCharacter)) {
      throw new InvalidRequestException(
          field, "holds half of a surrogate pair; expected whole Unicode characters");
    }
    return text;
  }

  private static boolean isHalfCharacter(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static String bounded(String field, String text, int charsMax) {
    atMost(field, text.length(), charsMax, "characters");
    return text;
  }

  private static void atMost(String field, int size, int max, String unit) {
    if (size > max) {
      throw new InvalidRequestException(
          field, "has " + size + " " + unit + "; expected at most " + max);
    }
  }

  /** How much an object of named texts may hold. */
  record FactLimits(int factsMax, int nameCharsMax, int valueCharsMax) {}
}
