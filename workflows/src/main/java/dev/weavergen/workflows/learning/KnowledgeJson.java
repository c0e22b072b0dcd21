package dev.weavergen.workflows.learning;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.workflows.payload.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The JSON document of a version of knowledge. The same knowledge is always the same text; what is
 * not a whole document of a known format is refused, since half a predictor would predict nonsense.
 */
public final class KnowledgeJson {
  private static final int WORDS_MAX = 200;

  private KnowledgeJson() {}

  public static String write(Knowledge knowledge) {
    return Json.mapper().writeValueAsString(knowledge);
  }

  /**
   * @throws IllegalArgumentException when the text is no such document, or one of a newer format
   */
  public static Knowledge read(String text) {
    try {
      JsonNode document = Json.mapper().readTree(text);
      checkFormat(document);
      return Json.mapper().treeToValue(document, Knowledge.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "knowledge is not a whole JSON document of format "
              + Knowledge.FORMAT
              + ": "
              + firstWords(e.getOriginalMessage()),
          e);
    }
  }

  private static void checkFormat(JsonNode document) {
    JsonNode format = document.path("format");
    if (!format.isInt() || format.intValue() < 1) {
      throw new IllegalArgumentException(
          "knowledge has format "
              + (format.isMissingNode() ? "none" : firstWords(format.toString()))
              + ", expected a whole number from 1 to "
              + Knowledge.FORMAT);
    }
    if (format.intValue() > Knowledge.FORMAT) {
      throw new IllegalArgumentException(
          "knowledge has format "
              + format.intValue()
              + ", this version reads up to format "
              + Knowledge.FORMAT
              + ": it was written by a newer version");
    }
  }

  private static String firstWords(String text) {
    return text.length() <= WORDS_MAX ? text : text.substring(0, WORDS_MAX) + "…";
  }
}
