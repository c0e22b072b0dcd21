package dev.weavergen.workflows.validation;

import dev.weavergen.domain.Limits;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.payload.Json;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The workflow's input as a request; a wrong one ends the run once and for good. */
final class EvaluationInput {
  private static final String EXPECTED =
      "expected one JSON object such as {\"benchmark\": \"<sha256>\", \"panel\": [\"recorded:NAME@<sha256>\"]}";

  private EvaluationInput() {}

  static EvaluationRequest read(@Nullable RawValue raw) {
    if (raw == null) {
      throw invalid("request: is missing; " + EXPECTED);
    }
    try {
      @Nullable EvaluationRequest request =
          Json.mapper()
              .readValue(raw.getPayload().getData().toStringUtf8(), EvaluationRequest.class);
      return checked(request);
    } catch (JacksonException broken) {
      throw invalid("request: " + broken.getOriginalMessage() + "; " + EXPECTED);
    }
  }

  private static EvaluationRequest checked(@Nullable EvaluationRequest request) {
    if (request == null) {
      throw invalid("request: is null; " + EXPECTED);
    }
    if (request.panel().isEmpty()) {
      throw invalid("panel: is empty; expected at least one member");
    }
    atLeast("offset", request.offset(), 0);
    atLeast("limit", request.limit(), 0);
    atLeast("samplesPerTask", request.samplesPerTask(), 1);
    if (request.parallel() < 1 || request.parallel() > EvaluationRequest.PARALLEL_MAX) {
      throw invalid(
          "parallel: is "
              + request.parallel()
              + "; expected 1 to "
              + EvaluationRequest.PARALLEL_MAX);
    }
    request
        .maxIterations()
        .filter(rounds -> rounds < 0 || rounds > Limits.REASONING_ITERATIONS_MAX)
        .ifPresent(rounds -> {
          throw invalid(
              "maxIterations: is " + rounds + "; expected 0 to " + Limits.REASONING_ITERATIONS_MAX);
        });
    return request;
  }

  private static void atLeast(String field, int value, int least) {
    if (value < least) {
      throw invalid(field + ": is " + value + "; expected at least " + least);
    }
  }

  private static ApplicationFailure invalid(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, Failures.INVALID_REQUEST);
  }
}
