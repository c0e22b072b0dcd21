package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.workflows.payload.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.MissingNode;

/**
 * The text of a request as a JSON tree. Stricter than payloads are: a name that is given twice is
 * refused, since nobody can tell which value was meant. What cannot be read is named by the field
 * in which it stands.
 */
final class RequestJson {
  private static final int FIELD_CHARS_MAX = 60;
  private static final int PROBLEM_CHARS_MAX = 160;

  /** The parser's advice to whoever programs it. */
  private static final Pattern ADVICE =
      Pattern.compile(": enable `.*|, from `[^`]*`| \\(not recognized as.*");

  private static final ObjectReader READER =
      Json.mapper()
          .reader()
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RequestJson() {}

  static JsonNode parse(String json) {
    JsonParser parser = READER.createParser(json);
    try {
      @Nullable JsonNode tree = READER.readTree(parser);
      if (tree != null && parser.nextToken() != null) {
        throw new InvalidRequestException(
            "request", "expected one JSON document, found more after its end");
      }
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (JacksonException e) {
      String field = field(parser.streamReadContext().pathAsPointer());
      throw new InvalidRequestException(
          field.isEmpty() ? "request" : field, problem(e.getOriginalMessage()));
    } finally {
      parser.close();
    }
  }

  private static String problem(String message) {
    return message.startsWith("Duplicate")
        ? "is given more than once; expected one value"
        : "is not JSON: "
            + Excerpt.ofLine(ADVICE.matcher(message).replaceAll(""), PROBLEM_CHARS_MAX);
  }

  /** A pointer such as {@code /examples/1} in the words of a user: {@code examples[1]}. */
  private static String field(JsonPointer pointer) {
    StringBuilder path = new StringBuilder();
    for (JsonPointer at = pointer; !at.matches() && path.length() < FIELD_CHARS_MAX; ) {
      path.append(step(at, path.isEmpty()));
      at = at.tail();
    }
    return Excerpt.ofLine(path.toString(), FIELD_CHARS_MAX);
  }

  private static String step(JsonPointer at, boolean first) {
    if (at.mayMatchElement()) {
      return "[" + at.getMatchingIndex() + "]";
    }
    return first ? at.getMatchingProperty() : "." + at.getMatchingProperty();
  }
}
