package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The documents that a group of texts was read into: one a text, in order, or how the process that
 * read it ended instead.
 */
final class Documents {
  private final List<Document> found = new ArrayList<>();
  private final int count;

  private Documents(int count) {
    this.count = count;
  }

  /**
   * One text's.
   *
   * @param json empty when reading the text ended its process
   * @param end how that process ended
   */
  record Document(Optional<String> json, String end) {
    /** Empty too when it is no JSON. */
    Optional<JsonNode> tree() {
      try {
        return json.isPresent() ? Optional.of(Wire.tree(json.get())) : Optional.empty();
      } catch (BrokenWireException _) {
        return Optional.empty();
      }
    }
  }

  /**
   * Reads an answer.
   *
   * @param parts one for each child that worked on the group
   * @param count of texts
   */
  static List<Document> of(JsonNode parts, int count) {
    Documents documents = new Documents(count);
    String end = "nothing";
    for (JsonNode part : parts) {
      documents.fillUpTo(Math.min(count, part.path("first").asInt()), end);
      end = part.path("end").asString(end);
      documents.add(part, end);
    }
    documents.fillUpTo(count, end);
    return List.copyOf(documents.found);
  }

  private void add(JsonNode part, String end) {
    part.path("frames")
        .valueStream()
        .map(frame -> frame.asString(""))
        .filter(frame -> frame.startsWith("D"))
        .limit(count - found.size())
        .forEach(frame -> found.add(new Document(Optional.of(frame.substring(1)), end)));
  }

  private void fillUpTo(int size, String end) {
    while (found.size() < size) {
      found.add(new Document(Optional.empty(), end));
    }
  }
}
