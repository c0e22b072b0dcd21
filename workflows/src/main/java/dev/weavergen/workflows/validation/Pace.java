package dev.weavergen.workflows.validation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How fast the tasks of an evaluation end, for an estimate of the time left. It looks at the time
 * between one end and the next; a gap many times the usual one is time in which no worker ran, and
 * counts as a usual one.
 */
final class Pace {
  /** So many of the latest gaps count. */
  private static final int GAPS_MAX = 64;

  /** A gap longer than so many usual ones, and than {@link #PAUSE_MILLIS_MIN}, is a pause. */
  private static final int PAUSE_FACTOR = 20;

  private static final long PAUSE_MILLIS_MIN = 10_000;

  private final Deque<Long> gapsMillis = new ArrayDeque<>();
  private long lastMillis;

  /**
   * @param startedMillis since the epoch
   */
  Pace(long startedMillis) {
    lastMillis = startedMillis;
  }

  /** A task has ended. */
  void ended(long nowMillis) {
    gapsMillis.addLast(nowMillis - lastMillis);
    lastMillis = nowMillis;
    if (gapsMillis.size() > GAPS_MAX) {
      var _ = gapsMillis.removeFirst();
    }
  }

  /** How long that many tasks will take; empty before the first has ended. */
  Optional<Long> leftMillis(int tasks) {
    if (gapsMillis.isEmpty()) {
      return Optional.empty();
    }
    List<Long> sorted = gapsMillis.stream().sorted().toList();
    long usual = sorted.get(sorted.size() / 2);
    long pause = Math.max(PAUSE_MILLIS_MIN, PAUSE_FACTOR * usual);
    long sum = sorted.stream().mapToLong(gap -> gap > pause ? usual : gap).sum();
    return Optional.of(tasks * sum / sorted.size());
  }
}
