package dev.weavergen.workflows.panel;

import dev.weavergen.domain.panel.FailureKind;
import java.time.Duration;
import java.util.Optional;

/**
 * A model could not be asked or gave no usable reply. Classified once, at the adapter; its text
 * never holds a secret.
 */
public final class ModelFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final transient Optional<Duration> retryAfter;

  public ModelFailure(FailureKind kind, String message, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public ModelFailure(FailureKind kind, String message) {
    this(kind, message, Optional.empty());
  }

  public FailureKind kind() {
    return kind;
  }

  /** How long the provider asked to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
