package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.code.SyntaxTree;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Reads what {@code reading.py} says of a program. It says so from a process that has parsed
 * hostile source, so every list, text and number is bounded again here, and an answer of another
 * shape is a program that could not be read, never an error of the system.
 */
final class ReadingJson {
  private static final int LIST_MAX = 200;
  private static final int SUBTREES_MAX = 4_096;
  private static final int WORDS_MAX = 400;
  private static final int NAME_CHARS_MAX = 100;
  private static final int MESSAGE_CHARS_MAX = 300;

  private ReadingJson() {}

  /**
   * Reads one answer.
   *
   * @param json with exactly one of {@code invalid}, {@code unreadable} and {@code facts}
   */
  public static CodeReading reading(JsonNode json) {
    try {
      return variant(json);
    } catch (BrokenWireException broken) {
      return new CodeReading.Unreadable(
          Wire.bounded("Its reading is malformed: " + broken.getMessage(), MESSAGE_CHARS_MAX));
    }
  }

  private static CodeReading variant(JsonNode json) throws BrokenWireException {
    if (json.has("facts")) {
      return facts(object(json, "facts"));
    }
    if (json.has("invalid")) {
      JsonNode invalid = object(json, "invalid");
      return new CodeReading.Invalid(
          JsonParts.text(invalid, "message", MESSAGE_CHARS_MAX), JsonParts.count(invalid, "line"));
    }
    return new CodeReading.Unreadable(
        JsonParts.text(object(json, "unreadable"), "why", MESSAGE_CHARS_MAX));
  }

  private static CodeReading.Facts facts(JsonNode json) throws BrokenWireException {
    return new CodeReading.Facts(
        entry(object(json, "entry")),
        names(object(json, "names")),
        shape(object(json, "shape")),
        habits(object(json, "habits")),
        new SyntaxTree(JsonParts.longs(object(json, "tree"), "subtrees", SUBTREES_MAX)),
        JsonParts.texts(json, "words", WORDS_MAX, NAME_CHARS_MAX));
  }

  private static CodeReading.Entry entry(JsonNode json) throws BrokenWireException {
    return new CodeReading.Entry(
        JsonParts.bool(json, "defined"),
        JsonParts.count(json, "arityMin"),
        json.path("arityMax").isNull()
            ? OptionalInt.empty()
            : OptionalInt.of(JsonParts.count(json, "arityMax")),
        JsonParts.bool(json, "returnsValue"),
        JsonParts.bool(json, "returnsOnAllPaths"));
  }

  private static CodeReading.Names names(JsonNode json) throws BrokenWireException {
    return new CodeReading.Names(
        list(json, "undefined"),
        list(json, "unusedParameters"),
        list(json, "unusedVariables"),
        list(json, "unusedImports"),
        list(json, "imports"),
        list(json, "calls"),
        list(json, "functions"));
  }

  private static CodeReading.Shape shape(JsonNode json) throws BrokenWireException {
    return new CodeReading.Shape(
        JsonParts.count(json, "lines"),
        JsonParts.count(json, "nodes"),
        Math.max(1, JsonParts.count(json, "cyclomatic")),
        JsonParts.count(json, "nesting"));
  }

  private static CodeReading.Habits habits(JsonNode json) throws BrokenWireException {
    return new CodeReading.Habits(
        list(json, "idioms"),
        list(json, "dangerous"),
        JsonParts.bool(json, "emptyBody"),
        JsonParts.bool(json, "todo"),
        JsonParts.bool(json, "bareExcept"),
        JsonParts.bool(json, "unreachable"));
  }

  private static List<String> list(JsonNode json, String field) throws BrokenWireException {
    return JsonParts.texts(json, field, LIST_MAX, NAME_CHARS_MAX);
  }

  private static JsonNode object(JsonNode json, String field) throws BrokenWireException {
    return JsonParts.object(json, field);
  }
}
