package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.code.CodeReading;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The documents that reading programs and tests makes, as values. They are this project's own words
 * about hostile text, bounded by {@link Wire} all the same.
 */
final class ReadingReader {
  private ReadingReader() {}

  /**
   * The readings of a group of programs.
   *
   * @param parts one for each child that worked on the group; a program that ended its child has no
   *     document there
   */
  static List<CodeReading> readings(JsonNode parts, int count) {
    return Documents.of(parts, count).stream().map(ReadingReader::reading).toList();
  }

  private static CodeReading reading(Documents.Document document) {
    return document
        .json()
        .map(ReadingReader::reading)
        .orElseGet(
            () -> new CodeReading.Unreadable("Reading it was ended by: " + document.end() + "."));
  }

  private static CodeReading reading(String json) {
    try {
      return ReadingJson.reading(Wire.tree(json));
    } catch (BrokenWireException broken) {
      return new CodeReading.Unreadable("It cannot be read: " + broken.getMessage() + ".");
    }
  }

  /** Source texts of arguments; empty when the call is not of a kind that has them. */
  static Optional<List<String>> arguments(JsonNode document) {
    if (!document.isArray()) {
      return Optional.empty();
    }
    return Optional.of(document.valueStream().map(node -> node.asString("")).toList());
  }
}
