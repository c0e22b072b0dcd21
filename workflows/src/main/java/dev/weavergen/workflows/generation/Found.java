package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.InvalidRequestException;
import tools.jackson.databind.JsonNode;

/** What a request holds in the words of an error: bounded, on one line. */
final class Found {
  private static final int VALUE_CHARS_SHOWN = 40;

  private Found() {}

  static InvalidRequestException instead(String field, JsonNode found, String expected) {
    return new InvalidRequestException(
        field, "expected " + expected + ", found " + description(found));
  }

  static String description(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    if (node.isObject()) {
      return "an object";
    }
    if (node.isArray()) {
      return "a list";
    }
    if (node.isNumber() && !Double.isFinite(node.asDouble())) {
      return "a number too large to count with";
    }
    return excerpt(node.toString());
  }

  /** A field's name, in quotes when there would be nothing to see. */
  static String name(String name) {
    return excerpt(name).isBlank() ? quote(name) : excerpt(name);
  }

  static String quote(String value) {
    return "'" + excerpt(value) + "'";
  }

  static String excerpt(String value) {
    return Excerpt.ofLine(value, VALUE_CHARS_SHOWN);
  }
}
