package dev.weavergen.workflows.learning;

import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.payload.Json;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The workflow's input as the scope that is to be learned in. A wrong one ends the run once and for
 * good, with the field's name.
 */
final class LearningInput {
  private static final String EXPECTED =
      "expected nothing, or one JSON object such as {\"scope\": \"%s\"}"
          .formatted(Outcomes.USER_SCOPE);

  private LearningInput() {}

  static String scope(@Nullable RawValue raw, @Nullable RawValue surplus) {
    if (surplus != null) {
      throw invalid("request: there are two inputs; " + EXPECTED);
    }
    return raw == null ? Outcomes.USER_SCOPE : scope(raw.getPayload().getData().toStringUtf8());
  }

  private static String scope(String text) {
    if (text.isBlank()) {
      return Outcomes.USER_SCOPE;
    }
    try {
      JsonNode json = Json.mapper().readTree(text);
      if (json.isNull()) {
        return Outcomes.USER_SCOPE;
      }
      if (!json.isObject()) {
        throw invalid("request: is no JSON object; " + EXPECTED);
      }
      json.propertyNames().stream()
          .filter(name -> !name.equals("scope"))
          .findFirst()
          .ifPresent(name -> {
            throw invalid(Scopes.shown(name) + ": is not a field of the request; " + EXPECTED);
          });
      return json.has("scope") ? checked(json.path("scope")) : Outcomes.USER_SCOPE;
    } catch (JacksonException broken) {
      throw invalid("request: " + broken.getOriginalMessage() + "; " + EXPECTED);
    }
  }

  private static String checked(JsonNode scope) {
    if (!scope.isString() || !Scopes.isName(scope.asString())) {
      throw invalid(
          "scope: is " + Scopes.shown(scope.toString()) + "; expected " + Scopes.EXPECTED);
    }
    return scope.asString();
  }

  private static ApplicationFailure invalid(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, Failures.INVALID_REQUEST, "scope");
  }
}
