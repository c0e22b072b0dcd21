package dev.weavergen.domain.consensus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    List<List<Integer>> groups = new ArrayList<>();
    boolean[] grouped = new boolean[matrix.size()];
    for (int first = 0; first < matrix.size(); first++) {
      if (!grouped[first]) {
        groups.add(group(first, matrix, threshold, grouped));
      }
    }
    return groups;
  }

  private static List<Integer> group(
      int first, List<List<Double>> matrix, double threshold, boolean[] grouped) {
    List<Integer> group = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(first));
    grouped[first] = true;
    while (!open.isEmpty()) {
      int member = open.remove();
      group.add(member);
      for (int other = 0; other < matrix.size(); other++) {
        if (!grouped[other] && matrix.get(member).get(other) >= threshold) {
          grouped[other] = true;
          open.add(other);
        }
      }
    }
    return group.stream().sorted().toList();
  }
}
