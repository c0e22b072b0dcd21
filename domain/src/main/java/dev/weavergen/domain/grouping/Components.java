package dev.weavergen.domain.grouping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The connected components of a symmetric relation: two indexes are in one component if a chain of
 * related ones leads from one to the other.
 *
 * <p>It is the finest partition that tears no related two apart, and therefore the only way to make
 * classes of a relation that is not transitive without asking in which order the elements came.
 */
public final class Components {
  private Components() {}

  /** A symmetric relation of two indexes. */
  @FunctionalInterface
  public interface Relation {
    boolean holds(int one, int other);
  }

  /** The components of the indexes below a size by their first member, members in rising order. */
  public static List<List<Integer>> of(int size, Relation relation) {
    List<List<Integer>> components = new ArrayList<>();
    boolean[] taken = new boolean[size];
    for (int first = 0; first < size; first++) {
      if (!taken[first]) {
        components.add(reachable(first, taken, relation));
      }
    }
    return components;
  }

  private static List<Integer> reachable(int first, boolean[] taken, Relation relation) {
    List<Integer> members = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(first));
    taken[first] = true;
    while (!open.isEmpty()) {
      int member = open.remove();
      members.add(member);
      for (int other = 0; other < taken.length; other++) {
        if (!taken[other] && relation.holds(member, other)) {
          taken[other] = true;
          open.add(other);
        }
      }
    }
    return members.stream().sorted().toList();
  }
}
