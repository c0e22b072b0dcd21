package dev.weavergen.domain.reasoning;

import java.util.Locale;

/** Why the loop ended. */
public enum StopReason {
  /** Examples and trusted tests are green, and the program is right with probability of .9. */
  CONVERGED,
  /** Nothing is known to be wrong. */
  NOTHING_TO_REPAIR,
  /** Two rounds brought nothing. */
  NO_GAIN,
  /** All repairs behave as programs that were rejected before. */
  SEEN_BEFORE,
  /** What a further round can be expected to gain is below what it costs. */
  NOT_WORTH_IT,
  /** As many rounds as were allowed. */
  ITERATIONS_MAX,
  /** What may be spent has been spent. */
  PURSE_EMPTY,
  /** The deadline is too near for a further round. */
  DEADLINE,
  /** No member can be asked for a repair. */
  NOBODY_TO_ASK,
  /** Programs cannot be run, so that no repair could be judged. */
  NOT_EXECUTED,
  /** The step that judges repairs failed. */
  FAILED,
  /** The generation was cancelled before the loop had ended. */
  CANCELLED;

  /** The name in JSON and on screens, for example {@code no-gain}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
