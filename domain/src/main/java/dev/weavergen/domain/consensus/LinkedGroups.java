package dev.weavergen.domain.consensus;

import dev.weavergen.domain.grouping.Components;
import java.util.List;

/**
 * Single-link groups: two voters are in one group if a chain of voters leads from one to the other,
 * each at least as similar to the next as a threshold.
 *
 * <p>The groups follow from the matrix alone. Average link merges step by step, so that equal
 * similarities are settled by the order of the voters; with panels of a handful of members the
 * chains that single link is known for hardly arise.
 */
final class LinkedGroups {
  private LinkedGroups() {}

  /** The groups by their first member; members are row indexes in rising order. */
  static List<List<Integer>> of(List<List<Double>> matrix, double threshold) {
    return Components.of(matrix.size(), (one, other) -> matrix.get(one).get(other) >= threshold);
  }
}
