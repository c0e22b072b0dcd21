package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import java.time.Duration;

/**
 * How long a step waits. Timers run on while workers and server are down. Whoever gave a generation
 * longer than usual wants it to outlive that: then a step has the whole rest of its deadline, and a
 * missing worker is noticed late; else it has its usual time.
 */
final class Downtime {
  /** The part of a deadline's rest after which a missing worker is noticed, in percent. */
  private static final int PICKUP_PERCENT = 75;

  private Downtime() {}

  /**
   * All attempts of a step with their waits.
   *
   * @param remaining until the generation's deadline
   */
  static Duration total(Duration usual, Duration remaining) {
    return isOutlived(remaining) ? remaining : usual;
  }

  /**
   * How long a step waits for a worker.
   *
   * @param usual at most, with a usual deadline
   * @param remaining until the generation's deadline
   */
  static Duration pickup(Duration usual, Duration remaining) {
    Duration part = remaining.multipliedBy(PICKUP_PERCENT).dividedBy(100);
    return isOutlived(remaining) || part.compareTo(usual) < 0 ? part : usual;
  }

  private static boolean isOutlived(Duration remaining) {
    return remaining.compareTo(Limits.GENERATION_DEADLINE) > 0;
  }
}
