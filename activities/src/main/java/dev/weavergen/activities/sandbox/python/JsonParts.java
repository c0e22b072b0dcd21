package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Fields of an untrusted document: the right type, within a limit, or a broken wire. */
final class JsonParts {
  private JsonParts() {}

  static JsonNode object(JsonNode json, String field) throws BrokenWireException {
    JsonNode value = json.path(field);
    if (!value.isObject()) {
      throw wrong(field, "object");
    }
    return value;
  }

  static JsonNode array(JsonNode json, String field, int sizeMax) throws BrokenWireException {
    JsonNode value = json.path(field);
    if (!value.isArray() || value.size() > sizeMax) {
      throw wrong(field, "list of at most " + sizeMax);
    }
    return value;
  }

  /** A text, cut after that many characters. */
  static String text(JsonNode json, String field, int charsMax) throws BrokenWireException {
    return Wire.bounded(text(json.path(field), field), charsMax);
  }

  static List<String> texts(JsonNode json, String field, int sizeMax, int charsMax)
      throws BrokenWireException {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array(json, field, sizeMax)) {
      texts.add(Wire.bounded(text(item, field), charsMax));
    }
    return texts;
  }

  /** 64-bit numbers, sent as decimal texts since not every reader of JSON keeps their last bits. */
  static List<Long> longs(JsonNode json, String field, int sizeMax) throws BrokenWireException {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode item : array(json, field, sizeMax)) {
      try {
        numbers.add(Long.parseLong(text(item, field)));
      } catch (NumberFormatException notANumber) {
        throw wrong(field, "list of 64-bit numbers");
      }
    }
    return numbers;
  }

  /** A number from 0 on. */
  static int count(JsonNode json, String field) throws BrokenWireException {
    JsonNode value = json.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw wrong(field, "count");
    }
    return value.intValue();
  }

  static boolean bool(JsonNode json, String field) throws BrokenWireException {
    JsonNode value = json.path(field);
    if (!value.isBoolean()) {
      throw wrong(field, "boolean");
    }
    return value.booleanValue();
  }

  /** A finite number from 0 on, or nothing. */
  static OptionalDouble magnitude(JsonNode json, String field) throws BrokenWireException {
    JsonNode value = json.path(field);
    if (value.isNull()) {
      return OptionalDouble.empty();
    }
    double number = value.isNumber() ? value.asDouble() : Double.NaN;
    if (!Double.isFinite(number) || number < 0) {
      throw wrong(field, "number from 0 on");
    }
    return OptionalDouble.of(number);
  }

  private static String text(JsonNode value, String field) throws BrokenWireException {
    if (!value.isString()) {
      throw wrong(field, "text");
    }
    return value.stringValue();
  }

  private static BrokenWireException wrong(String field, String expected) {
    return new BrokenWireException("'" + field + "' is no " + expected);
  }
}
