package dev.weavergen.activities.panel.provider;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a refusal says, in the three forms of the three protocols: {@code {"error": "text"}}, {@code
 * {"error": {"message", "type", "code"}}} and anything else as it stands.
 *
 * @param codes the provider's own words for the kind of error, in lower case; may be empty
 * @param message for people
 */
record ErrorBody(String codes, String message) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static ErrorBody of(String body) {
    try {
      return of(JSON.readTree(body).path("error"), body);
    } catch (JacksonException e) {
      return new ErrorBody("", SafeText.withoutMarkup(body));
    }
  }

  private static ErrorBody of(JsonNode error, String body) {
    if (error.isString()) {
      return new ErrorBody("", error.stringValue());
    }
    String codes = error.path("code").asString("") + " " + error.path("type").asString("");
    return new ErrorBody(
        codes.strip().toLowerCase(Locale.ROOT), error.path("message").asString(body));
  }

  /** Whether the code or the message says that, in any case. */
  boolean says(String words) {
    return codes.contains(words) || message.toLowerCase(Locale.ROOT).contains(words);
  }
}
