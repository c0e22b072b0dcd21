package dev.weavergen.workflows.prediction;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.workflows.payload.Json;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of a stored case. Cases outlive the version that wrote them: a feature that this version
 * does not know is left out, as one that was never measured is. Whatever else cannot be read is
 * refused, since a case that is half understood would teach nonsense.
 */
public final class GenerationCaseJson {
  private static final int WORDS_MAX = 200;
  private static final Set<String> KNOWN =
      Arrays.stream(Feature.values())
          .map(Feature::wireName)
          .collect(Collectors.toUnmodifiableSet());

  private GenerationCaseJson() {}

  public static String write(GenerationCase learned) {
    return Json.mapper().writeValueAsString(learned);
  }

  /**
   * @throws IllegalArgumentException when the text is no such document
   */
  public static GenerationCase read(String text) {
    try {
      JsonNode document = Json.mapper().readTree(text);
      if (!document.isObject()) {
        throw new IllegalArgumentException("it is not the JSON of a case: no object");
      }
      for (JsonNode vector : document.path("features")) {
        if (vector.path("values") instanceof ObjectNode values) {
          var _ = values.retain(KNOWN);
        }
      }
      return Json.mapper().treeToValue(document, GenerationCase.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "it is not the JSON of a case: " + firstWords(e.getOriginalMessage()), e);
    }
  }

  private static String firstWords(String text) {
    return text.length() <= WORDS_MAX ? text : text.substring(0, WORDS_MAX) + "…";
  }
}
