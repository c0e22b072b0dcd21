package dev.weavergen.workflows.generation;

/** What a person sent to a run was not taken; the message says why. */
public final class UpdateRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  UpdateRefusedException(Kind kind, String why) {
    super(why);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Why not. */
  public enum Kind {
    UNKNOWN_GENERATION,
    /** What was sent is wrong in itself. */
    WRONG,
    /** The run does not wait for it, or no longer, or never would. */
    NOT_TAKEN,
    /** No worker answered for the run; it may still take what was sent once one does. */
    NO_WORKER
  }
}
