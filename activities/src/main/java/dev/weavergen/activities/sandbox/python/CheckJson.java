package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.domain.evidence.Check;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the checks that {@code asserts.py} took a test apart into. An answer of another shape
 * leaves the test whole: it is then run contained, which needs no understanding of it.
 */
final class CheckJson {
  private static final int CHECKS_MAX = 1_000;
  private static final int EXPRESSION_CHARS_MAX = 2 * 1024 * 1024;
  private static final int NAME_CHARS_MAX = 100;

  private CheckJson() {}

  /**
   * Reads one answer.
   *
   * @param json a list of objects, each with its {@code kind}
   * @param source of the test
   */
  public static List<Check> checks(JsonNode json, String source) {
    try {
      return checks(json);
    } catch (BrokenWireException broken) {
      return List.of(new Check.Contained(source));
    }
  }

  private static List<Check> checks(JsonNode json) throws BrokenWireException {
    if (!json.isArray() || json.size() > CHECKS_MAX) {
      throw new BrokenWireException("the checks are no list of at most " + CHECKS_MAX);
    }
    List<Check> checks = new ArrayList<>();
    for (JsonNode item : json) {
      checks.add(check(item));
    }
    return List.copyOf(checks);
  }

  private static Check check(JsonNode json) throws BrokenWireException {
    return switch (JsonParts.text(json, "kind", NAME_CHARS_MAX)) {
      case "compared" ->
          new Check.Compared(
              expression(json, "call"),
              relation(json),
              expression(json, "expected"),
              JsonParts.magnitude(json, "tolerance"));
      case "truth" -> new Check.Truth(expression(json, "call"), JsonParts.bool(json, "expected"));
      case "raises" ->
          new Check.Raises(
              expression(json, "call"), JsonParts.text(json, "exception", NAME_CHARS_MAX));
      case "contained" -> new Check.Contained(expression(json, "source"));
      case String unknown -> throw new BrokenWireException("no check is " + unknown);
    };
  }

  private static Check.Relation relation(JsonNode json) throws BrokenWireException {
    return switch (JsonParts.text(json, "relation", NAME_CHARS_MAX)) {
      case "equal" -> Check.Relation.EQUAL;
      case "different" -> Check.Relation.DIFFERENT;
      case "identical" -> Check.Relation.IDENTICAL;
      case String unknown -> throw new BrokenWireException("no relation is " + unknown);
    };
  }

  /** Cut texts would mean something else: what is too long breaks the wire instead. */
  private static String expression(JsonNode json, String field) throws BrokenWireException {
    String text = JsonParts.text(json, field, EXPRESSION_CHARS_MAX + 1);
    if (text.length() > EXPRESSION_CHARS_MAX) {
      throw new BrokenWireException("'" + field + "' is too long");
    }
    return text;
  }
}
