package dev.weavergen.domain.panel;

import java.util.Locale;

/**
 * Why a model could not be asked or gave no answer; decided once, where the provider's protocol is
 * known.
 */
public enum FailureKind {
  RATE_LIMITED(true),
  OVERLOADED(true),
  TIMEOUT(true),
  CONNECTION(true),
  MALFORMED_REPLY(true),
  CIRCUIT_OPEN(true),
  AUTHENTICATION(false),
  OUT_OF_CREDIT(false),
  INVALID_REQUEST(false),
  UNKNOWN_MODEL(false),
  CONTENT_FILTER(false),
  TOO_LARGE(false),
  NO_RECORDING(false),
  NO_WORKER(false),
  BUDGET_EXCEEDED(false);

  private final boolean retryable;

  FailureKind(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether asking again may help. */
  public boolean retryable() {
    return retryable;
  }

  /** The name in payloads and on screens, for example {@code rate-limited}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
