package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.code.CodeReading;
import java.util.ArrayList;
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
    List<CodeReading> readings = new ArrayList<>();
    String end = "nothing";
    for (JsonNode part : parts) {
      fillUpTo(readings, Math.min(count, part.path("first").asInt()), end);
      end = part.path("end").asString(end);
      part.path("frames")
          .valueStream()
          .map(frame -> frame.asString(""))
          .filter(frame -> frame.startsWith("D"))
          .limit(count - readings.size())
          .forEach(frame -> readings.add(reading(frame.substring(1))));
    }
    fillUpTo(readings, count, end);
    return readings;
  }

  private static void fillUpTo(List<CodeReading> readings, int count, String end) {
    while (readings.size() < count) {
      readings.add(new CodeReading.Unreadable("Reading it was ended by: " + end + "."));
    }
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
