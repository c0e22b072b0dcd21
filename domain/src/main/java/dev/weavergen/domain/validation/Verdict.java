package dev.weavergen.domain.validation;

/** What the numbers say of a claim. */
public enum Verdict {
  /** The first arm is better, and chance is an unlikely reason. */
  SHOWN,
  /** Too few tasks, an interval that includes no difference, or chance would do. */
  NOT_SHOWN,
  /** The first arm is worse, and chance is an unlikely reason. */
  REFUTED;

  /** For people. */
  public String inWords() {
    return switch (this) {
      case SHOWN -> "shown";
      case NOT_SHOWN -> "not shown";
      case REFUTED -> "refuted";
    };
  }
}
