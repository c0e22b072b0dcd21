package dev.weavergen.api.generation;

import dev.weavergen.api.problem.ProblemException;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.UpdateRefusedException;
import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Generations over HTTP: submit, look, list, decide, extend, cancel. */
@RestController
@RequestMapping("/v1/generations")
class GenerationController {
  private static final int BODY_BYTES_MAX = 1024 * 1024;
  private static final int KEY_CHARS_MAX = 200;
  private static final int ID_CHARS_MAX = 255;
  private static final int ID_SHOWN_CHARS = 40;
  private static final int PAGE_ROWS = 50;
  private static final String REASON = "cancelled through the gateway";
  private static final int YEAR_MAX = 9_999;
  private static final Duration WAIT_MAX = Duration.ofSeconds(30);

  private final GenerationGateway gateway;

  GenerationController(GenerationGateway gateway) {
    this.gateway = gateway;
  }

  @PostMapping
  ResponseEntity<String> submit(
      HttpServletRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) Optional<String> idempotencyKey)
      throws IOException {
    idempotencyKey.ifPresent(GenerationController::requireKey);
    try {
      String id = gateway.submit(body(request), idempotencyKey);
      return ResponseEntity.status(HttpStatus.ACCEPTED)
          .location(URI.create("/v1/generations/" + id))
          .contentType(MediaType.APPLICATION_JSON)
          .body(Json.mapper().writeValueAsString(Map.of("id", id)));
    } catch (InvalidRequestException invalid) {
      throw ProblemException.invalidRequest(invalid);
    }
  }

  /**
   * @param wait how long to wait for the end, at most half a minute; without it the answer comes at
   *     once, from the store
   */
  @GetMapping("/{id}")
  ResponseEntity<String> find(
      @PathVariable String id,
      @RequestParam(name = "wait", required = false) Optional<String> wait) {
    requireId(id);
    try {
      return wait.isPresent()
          ? json(gateway.await(id, atMost(wait.get())).toString())
          : gateway
              .find(id)
              .map(json -> json(json.toString()))
              .orElseThrow(() -> ProblemException.unknownGeneration(id));
    } catch (RunEndedException ended) {
      throw problem(id, ended);
    }
  }

  private static Duration atMost(String wait) {
    try {
      Duration stated = Durations.parse("wait", wait);
      return stated.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : stated;
    } catch (InvalidRequestException invalid) {
      throw ProblemException.invalidRequest(invalid);
    }
  }

  static ProblemException problem(String id, RunEndedException ended) {
    String detail = String.valueOf(ended.getMessage());
    return switch (ended.kind()) {
      case UNKNOWN -> ProblemException.unknownGeneration(id);
      case INVALID_REQUEST -> ProblemException.invalidRequest(detail);
      case CANCELLED -> ProblemException.cancelled(detail);
      case UNAVAILABLE -> ProblemException.unavailable(detail);
    };
  }

  @GetMapping
  ResponseEntity<String> list(
      @RequestParam(name = "state", required = false) Optional<String> state,
      @RequestParam(name = "before", required = false) Optional<String> before) {
    state.ifPresent(GenerationController::requireState);
    List<Generations.GenerationSummary> page =
        gateway.page(
            new Generations.PageRequest(
                state, before.map(GenerationController::cursor), PAGE_ROWS));
    return json(Json.mapper().writeValueAsString(new Listing(page, next(page))));
  }

  /**
   * @param before for the next page; absent on the last
   */
  record Listing(List<Generations.GenerationSummary> generations, Optional<String> before) {}

  @DeleteMapping("/{id}")
  ResponseEntity<Void> cancel(
      @PathVariable String id,
      @RequestParam(name = "reason", defaultValue = REASON) String reason) {
    requireId(id);
    try {
      gateway.cancel(id, reason.isBlank() ? REASON : reason);
      return ResponseEntity.noContent().build();
    } catch (WorkflowNotFoundException e) {
      throw ProblemException.unknownGeneration(id);
    } catch (NotRunningException e) {
      throw ProblemException.notCancellable(String.valueOf(e.getMessage()));
    }
  }

  /** Answers the question of a run that waits for a decision. */
  @PostMapping("/{id}/decision")
  ResponseEntity<Void> decide(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    return send(id, body(request), gateway::decide, ProblemException::notAsked);
  }

  /** Adds to what a run may spend. */
  @PostMapping("/{id}/budget")
  ResponseEntity<Void> extendBudget(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    return send(id, body(request), gateway::extendBudget, ProblemException::notExtendable);
  }

  /**
   * Sends a run what a person decided.
   *
   * @param notTaken the problem when the run has no use for it
   */
  private static ResponseEntity<Void> send(
      String id,
      String body,
      BiConsumer<String, String> update,
      Function<String, ProblemException> notTaken) {
    requireId(id);
    try {
      update.accept(id, body);
      return ResponseEntity.noContent().build();
    } catch (InvalidRequestException invalid) {
      throw ProblemException.invalidRequest(invalid);
    } catch (UpdateRefusedException refused) {
      String detail = String.valueOf(refused.getMessage());
      throw switch (refused.kind()) {
        case UNKNOWN_GENERATION -> ProblemException.unknownGeneration(id);
        case WRONG -> ProblemException.invalidRequest(detail);
        case NOT_TAKEN -> notTaken.apply(detail);
        case NO_WORKER -> ProblemException.unavailable(detail);
      };
    }
  }

  private static Optional<String> next(List<Generations.GenerationSummary> page) {
    return page.size() < PAGE_ROWS
        ? Optional.empty()
        : Optional.of(page.getLast().startedAt() + "," + page.getLast().id());
  }

  private static Generations.Cursor cursor(String before) {
    int comma = before.indexOf(',');
    try {
      String instant = comma < 0 ? before : before.substring(0, comma);
      OffsetDateTime place = OffsetDateTime.parse(instant);
      if (place.getYear() < 0 || place.getYear() > YEAR_MAX) {
        throw new DateTimeException("no year of ours");
      }
      return new Generations.Cursor(
          place.toInstant(), comma < 0 ? "" : before.substring(comma + 1));
    } catch (DateTimeException e) {
      throw ProblemException.invalidRequest(
          new InvalidRequestException(
              "before", "is no place in the listing; expected what the page before gave"));
    }
  }

  static ResponseEntity<String> json(String body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
  }

  /** No run has an id that long; Temporal would refuse to look for it. */
  static void requireId(String id) {
    if (id.length() > ID_CHARS_MAX || id.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.unknownGeneration(
          id.substring(0, Math.min(id.length(), ID_SHOWN_CHARS)) + "…");
    }
  }

  private static void requireState(String state) {
    List<String> known =
        Arrays.stream(GenerationStatus.values()).map(GenerationStatus::wireName).toList();
    if (!known.contains(state)) {
      throw ProblemException.invalidRequest(
          new InvalidRequestException("state", "is not known; expected one of " + known));
    }
  }

  private static void requireKey(String key) {
    if (key.isBlank() || key.length() > KEY_CHARS_MAX) {
      throw ProblemException.invalidRequest(
          new InvalidRequestException(
              "Idempotency-Key", "expected 1 to " + KEY_CHARS_MAX + " characters"));
    }
  }

  static String body(HttpServletRequest request) throws IOException {
    try (InputStream stream = request.getInputStream()) {
      byte[] bytes = stream.readNBytes(BODY_BYTES_MAX + 1);
      if (bytes.length > BODY_BYTES_MAX) {
        throw ProblemException.tooLarge(BODY_BYTES_MAX);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw ProblemException.invalidRequest(new InvalidRequestException("request", "is not UTF-8"));
    }
  }
}
