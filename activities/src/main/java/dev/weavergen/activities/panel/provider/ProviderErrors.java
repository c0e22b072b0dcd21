package dev.weavergen.activities.panel.provider;

import dev.langchain4j.exception.ContentFilteredException;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.workflows.panel.ModelFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The one place where it is decided what a failed call means and whether asking again may help.
 * Status alone does not say it: OpenAI answers 429 both to a burst and to an empty account, and
 * Anthropic reports the latter as an invalid request. Every text names the provider, what it said
 * and a cure, and holds no key.
 */
final class ProviderErrors {
  private static final List<String> NO_CREDIT =
      List.of(
          "insufficient_quota",
          "credit balance",
          "billing_hard_limit_reached",
          "insufficient credits");
  private static final List<String> FILTERED =
      List.of("content_filter", "content_policy_violation", "content management policy");
  private static final List<String> NO_SUCH_MODEL =
      List.of("model_not_found", "not a valid model id", "try pulling it first");

  private final Endpoint endpoint;
  private final String model;
  private final InstantSource clock;

  ProviderErrors(Endpoint endpoint, String model, InstantSource clock) {
    this.endpoint = endpoint;
    this.model = model;
    this.clock = clock;
  }

  /** What whatever came out of a call means. */
  ModelFailure classify(RuntimeException thrown) {
    return switch (origin(thrown)) {
      case TransportFailure failure -> transport(failure);
      case ContentFilteredException refusal ->
          charged(FailureKind.CONTENT_FILTER, "the model refused: " + refusal.getMessage());
      case Throwable other ->
          malformed("its reply is not in its protocol's form (" + named(other) + ")");
    };
  }

  /** The library wraps what it is given now and then; what was thrown first tells. */
  private static Throwable origin(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : origin(cause);
  }

  /** The reply came, and there is nothing in it or it cannot be read. */
  ModelFailure malformed(String what) {
    return charged(FailureKind.MALFORMED_REPLY, what);
  }

  ModelFailure tooLarge(String what) {
    return charged(FailureKind.TOO_LARGE, what);
  }

  /** The provider answers and does not have the model. */
  ModelFailure absent() {
    return failure(FailureKind.UNKNOWN_MODEL, "is not among the models at " + endpoint.baseUrl());
  }

  private ModelFailure transport(TransportFailure thrown) {
    String said = String.valueOf(thrown.getMessage());
    return switch (thrown) {
      case TransportFailure.Refused refused -> refused(refused);
      case TransportFailure.Oversized _ -> tooLarge(said);
      case TransportFailure.Late late ->
          failure(FailureKind.TIMEOUT, said, Optional.empty(), late.sent());
      case TransportFailure.Disconnected gone ->
          failure(FailureKind.CONNECTION, said, Optional.empty(), gone.sent());
      case TransportFailure.Interrupted _ -> charged(FailureKind.CONNECTION, said);
    };
  }

  private ModelFailure refused(TransportFailure.Refused refused) {
    ErrorBody body = ErrorBody.of(refused.body());
    FailureKind kind = kind(refused.status(), body);
    Optional<Duration> retryAfter =
        kind.retryable() ? RetryAfter.in(refused.headers(), clock) : Optional.empty();
    return failure(kind, "HTTP " + refused.status() + ": " + body.message(), retryAfter, false);
  }

  private static FailureKind kind(int status, ErrorBody body) {
    if (status < 500 && NO_CREDIT.stream().anyMatch(body::says)) {
      return FailureKind.OUT_OF_CREDIT;
    }
    if (status < 500 && status != 429 && FILTERED.stream().anyMatch(body::says)) {
      return FailureKind.CONTENT_FILTER;
    }
    if (status < 500 && NO_SUCH_MODEL.stream().anyMatch(body::says)) {
      return FailureKind.UNKNOWN_MODEL;
    }
    return kind(status);
  }

  private static FailureKind kind(int status) {
    return switch (status) {
      case 401, 403 -> FailureKind.AUTHENTICATION;
      case 402 -> FailureKind.OUT_OF_CREDIT;
      case 404 -> FailureKind.UNKNOWN_MODEL;
      case 408, 409, 425 -> FailureKind.OVERLOADED;
      case 429 -> FailureKind.RATE_LIMITED;
      default -> status >= 500 ? FailureKind.OVERLOADED : FailureKind.INVALID_REQUEST;
    };
  }

  private ModelFailure failure(FailureKind kind, String said) {
    return failure(kind, said, Optional.empty(), false);
  }

  private ModelFailure charged(FailureKind kind, String said) {
    return failure(kind, said, Optional.empty(), true);
  }

  private ModelFailure failure(
      FailureKind kind, String said, Optional<Duration> retryAfter, boolean charged) {
    String start = endpoint.provider().wireName() + ":" + model + ": ";
    String cure = cure(kind).map(text -> " (" + text + ")").orElse("");
    int room = Math.max(0, Limits.EXCERPT_CHARS_MAX - start.length() - cure.length());
    String text = start + SafeText.of(said, endpoint.apiKey(), room) + cure;
    return new ModelFailure(
        kind, SafeText.of(text, endpoint.apiKey(), Limits.EXCERPT_CHARS_MAX), retryAfter, charged);
  }

  private Optional<String> cure(FailureKind kind) {
    return switch (kind) {
      case AUTHENTICATION ->
          endpoint
              .provider()
              .keyVariable()
              .map(variable -> "check " + variable + " or the model's api-key");
      case OUT_OF_CREDIT -> Optional.of("add credit at the provider or take another model");
      case UNKNOWN_MODEL -> Optional.of(unknownModelCure());
      case CONNECTION -> Optional.of(connectionCure());
      case TOO_LARGE -> Optional.of("lower the model's max-tokens");
      case TIMEOUT -> Optional.of("raise the model's timeout or lower its max-tokens");
      case RATE_LIMITED,
          OVERLOADED,
          MALFORMED_REPLY,
          CIRCUIT_OPEN,
          INVALID_REQUEST,
          CONTENT_FILTER,
          NO_RECORDING,
          NO_WORKER,
          BUDGET_EXCEEDED ->
          Optional.empty();
    };
  }

  private String unknownModelCure() {
    return endpoint.provider() == Provider.OLLAMA
        ? "get it with: ollama pull " + model
        : "check the model's name and the address " + endpoint.baseUrl();
  }

  private String connectionCure() {
    return endpoint.provider() == Provider.OLLAMA
        ? "is Ollama running at " + endpoint.baseUrl() + "? start it with: ollama serve"
        : "check the network and the address " + endpoint.baseUrl();
  }

  private static String named(Throwable thrown) {
    return thrown.getClass().getSimpleName();
  }
}
