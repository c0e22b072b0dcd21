package dev.weavergen.api.generation;

import dev.weavergen.api.problem.ProblemException;
import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.outcomes.OutcomeRefusedException;
import dev.weavergen.workflows.payload.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * True outcomes over HTTP: {@code POST /v1/generations/{id}/outcome} with {@code {"outcome":
 * "passed"}} or {@code {"outcome": "failed"}}. Answers 200 with what was labelled, or 202 when no
 * worker took it yet.
 */
@RestController
class OutcomeController {
  private static final String FIELD = "outcome";
  private static final String PASSED = "passed";
  private static final String FAILED = "failed";
  private static final String EXPECTED = "{\"outcome\": \"passed\"} or {\"outcome\": \"failed\"}";
  private static final int SHOWN_CHARS_MAX = 80;

  private final GenerationGateway gateway;

  OutcomeController(GenerationGateway gateway) {
    this.gateway = gateway;
  }

  @PostMapping("/v1/generations/{id}/outcome")
  ResponseEntity<String> report(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    GenerationController.requireId(id);
    try {
      boolean passed = passed(GenerationController.body(request));
      JsonNode generation =
          gateway.find(id).orElseThrow(() -> ProblemException.unknownGeneration(id));
      return answer(id, passed, gateway.report(generation, passed));
    } catch (InvalidRequestException invalid) {
      throw ProblemException.invalidRequest(invalid);
    } catch (RunEndedException ended) {
      throw GenerationController.problem(id, ended);
    } catch (OutcomeRefusedException refused) {
      throw ProblemException.noProgram(String.valueOf(refused.getMessage()));
    }
  }

  private static ResponseEntity<String> answer(
      String id, boolean passed, Optional<OutcomeLabels> labels) {
    return labels
        .map(written -> GenerationController.json(Json.mapper().writeValueAsString(written)))
        .orElseGet(() ->
            ResponseEntity.status(HttpStatus.ACCEPTED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                    Json.mapper().writeValueAsString(Map.of("generationId", id, PASSED, passed))));
  }

  private static boolean passed(String body) {
    JsonNode report = read(body);
    for (String name : report.propertyNames()) {
      if (!name.equals(FIELD)) {
        throw new InvalidRequestException(shown(name), "is not known; expected only " + FIELD);
      }
    }
    return switch (report.path(FIELD).asString("")) {
      case PASSED -> true;
      case FAILED -> false;
      default ->
          throw new InvalidRequestException(
              FIELD,
              "is %s; expected \"passed\" or \"failed\""
                  .formatted(report.has(FIELD) ? shown(report.path(FIELD).toString()) : "missing"));
    };
  }

  private static JsonNode read(String body) {
    try {
      JsonNode json = Json.mapper().readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException notJson) {
      throw new InvalidRequestException("request", "is no JSON; expected " + EXPECTED);
    }
    throw new InvalidRequestException("request", "is no JSON object; expected " + EXPECTED);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "…";
  }
}
