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
  private final boolean charged;

  /**
   * A failure.
   *
   * @param charged whether the provider may have charged for the call
   */
  public ModelFailure(
      FailureKind kind, String message, Optional<Duration> retryAfter, boolean charged) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.charged = charged;
  }

  /** A failure that cost nothing. */
  public ModelFailure(FailureKind kind, String message, Optional<Duration> retryAfter) {
    this(kind, message, retryAfter, false);
  }

  /** A failure that cost nothing. */
  public ModelFailure(FailureKind kind, String message) {
    this(kind, message, Optional.empty());
  }

  public FailureKind kind() {
    return kind;
  }

  /**
   * Whether the provider may have charged for the call: it was sent, and what came back is no
   * refusal.
   */
  public boolean charged() {
    return charged;
  }

  /** How long the provider asked to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
