package dev.weavergen.domain.validation;

import dev.weavergen.domain.candidate.Sha256;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ten parts of a benchmark, as equal as can be, for judging each by what the others taught. Which
 * tasks share a fold follows from the tasks' ids and the seed, never from their order, in which a
 * benchmark may hide what is alike.
 */
public final class Folds {
  private static final int COUNT = 10;

  /** Drawn by hash; a task's place modulo {@link #COUNT} is its fold. */
  private final List<String> drawn;

  private Folds(List<String> drawn) {
    this.drawn = drawn;
  }

  public static Folds of(Collection<String> taskIds, long seed) {
    return new Folds(
        taskIds.stream()
            .distinct()
            .sorted(
                Comparator.comparing((String id) -> Sha256.of(seed + "\n" + id))
                    .thenComparing(Comparator.naturalOrder()))
            .toList());
  }

  /** Which fold a task is in, from 0. */
  public int of(String taskId) {
    return drawn.indexOf(taskId) % COUNT;
  }

  /** The tasks of all other folds, in an order that is always the same. */
  public List<String> apartFrom(String taskId) {
    int fold = of(taskId);
    return IntStream.range(0, drawn.size())
        .filter(place -> place % COUNT != fold)
        .mapToObj(drawn::get)
        .toList();
  }
}
