package dev.weavergen.activities.sandbox.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses JSON that a hostile program may have written: bounded in depth, length and size. */
public final class Wire {
  /** Values nest at most 100 deep; a mapping takes three levels of JSON for each. */
  private static final int NESTING_DEPTH_MAX = 400;

  /** No frame of the sandbox is longer. */
  private static final long DOCUMENT_CHARS_MAX = 8L << 20;

  private static final int STRING_CHARS_MAX = 4 << 20;
  private static final int EXCERPT_CHARS_MAX = 40;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(NESTING_DEPTH_MAX)
                          .maxStringLength(STRING_CHARS_MAX)
                          .maxDocumentLength(DOCUMENT_CHARS_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Wire() {}

  /**
   * The document's tree.
   *
   * @throws BrokenWireException when it is no JSON within the limits
   */
  public static JsonNode tree(String json) throws BrokenWireException {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException malformed) {
      throw new BrokenWireException("the sandbox sent no JSON: " + malformed.getOriginalMessage());
    }
  }

  /** At most that many characters, never half of a surrogate pair. */
  public static String bounded(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(charsMax - 1)) ? charsMax - 1 : charsMax;
    return text.substring(0, end);
  }

  static String excerpt(String text) {
    return bounded(text, EXCERPT_CHARS_MAX);
  }
}
