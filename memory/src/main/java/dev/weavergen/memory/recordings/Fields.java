package dev.weavergen.memory.recordings;

import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a row, each with what was expected of it. */
public record Fields(ObjectNode row, String form) {
  /** A text that has to be there and not be blank. */
  public String text(String name, int bytesMax) throws BrokenRow {
    return textIfAny(name, bytesMax)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> expected("'" + name + "' is missing or blank"));
  }

  /** A text that may be missing, or null, which is the same. */
  public Optional<String> textIfAny(String name, int bytesMax) throws BrokenRow {
    Optional<JsonNode> value = present(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!value.get().isString()) {
      throw expected("'%s' is %s, not a text".formatted(name, kind(value.get())));
    }
    String text = value.get().stringValue();
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > bytesMax) {
      throw new BrokenRow(
          "'%s' has %d bytes, at most %d are allowed".formatted(name, bytes, bytesMax));
    }
    return Optional.of(text);
  }

  /** An id, which some files write as a number. */
  public String id(String name, int bytesMax) throws BrokenRow {
    JsonNode value = row.get(name);
    return value != null && value.isIntegralNumber()
        ? value.bigIntegerValue().toString()
        : text(name, bytesMax);
  }

  /** A whole number between 0 and the most allowed; 0 when it is missing. */
  public long whole(String name, long most) throws BrokenRow {
    Optional<JsonNode> value = present(name);
    if (value.isEmpty()) {
      return 0;
    }
    boolean fits = value.get().isIntegralNumber() && value.get().canConvertToLong();
    long number = fits ? value.get().longValue() : -1;
    if (number < 0 || number > most) {
      throw new BrokenRow(
          "'%s' is %s; expected a whole number from 0 to %d"
              .formatted(name, shown(value.get()), most));
    }
    return number;
  }

  /** The fields of an object within. */
  public Fields object(String name) throws BrokenRow {
    if (row.get(name) instanceof ObjectNode object) {
      return new Fields(object, form);
    }
    throw expected("'" + name + "' is missing or not an object");
  }

  public boolean has(String name) {
    return present(name).isPresent();
  }

  public BrokenRow expected(String found) {
    return new BrokenRow(found + "; expected " + form);
  }

  private Optional<JsonNode> present(String name) {
    return Optional.ofNullable(row.get(name)).filter(value -> !value.isNull());
  }

  private static String shown(JsonNode value) {
    return value.isNumber() ? value.asString() : kind(value);
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case STRING -> "a text";
      case BOOLEAN -> "true or false";
      default -> "a " + value.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }
}
