package dev.weavergen.workflows.generation;

/** A person's decision did not reach a question; the message says why. */
public final class DecisionRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  DecisionRefusedException(Kind kind, String why) {
    super(why);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Why not. */
  public enum Kind {
    UNKNOWN_GENERATION,
    /** The decision itself is wrong. */
    WRONG,
    /** The run does not wait for a decision, or no longer. */
    NOT_ASKED,
    /** No worker answered for the run; it may still take the decision once one does. */
    NO_WORKER
  }
}
