package dev.weavergen.workflows.outcomes;

import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.payload.Json;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The workflow's input as a report. A wrong one ends the run once and for good, where a converter's
 * exception would have its first step retried for ever; and a missing verdict is no verdict.
 */
final class OutcomeInput {
  private static final String EXPECTED =
      "expected one JSON object such as {\"generationId\": \"…\", \"programSha256\": \"…\", \"passed\": true}";

  private OutcomeInput() {}

  static OutcomeReport read(@Nullable RawValue raw) {
    if (raw == null) {
      throw invalid("report: is missing; " + EXPECTED);
    }
    try {
      JsonNode json = Json.mapper().readTree(raw.getPayload().getData().toStringUtf8());
      if (!json.isObject()) {
        throw invalid("report: is no JSON object; " + EXPECTED);
      }
      return new OutcomeReport(
          text(json, "generationId"), text(json, "programSha256"), passed(json));
    } catch (JacksonException broken) {
      throw invalid("report: " + broken.getOriginalMessage() + "; " + EXPECTED);
    }
  }

  private static String text(JsonNode json, String field) {
    String text = json.path(field).asString("");
    if (!json.path(field).isString() || text.isBlank()) {
      throw invalid(field + ": is " + json.path(field) + "; expected a text");
    }
    return text;
  }

  private static boolean passed(JsonNode json) {
    JsonNode passed = json.path("passed");
    if (!passed.isBoolean()) {
      throw invalid("passed: is " + passed + "; expected true or false");
    }
    return passed.asBoolean();
  }

  private static ApplicationFailure invalid(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, Failures.INVALID_REQUEST);
  }
}
