package dev.weavergen.domain.code;

import java.util.ArrayList;
import java.util.List;

/**
 * How alike the syntax of programs is: the Jaccard index of the multisets of their subtrees' hashes
 * (|A ∩ B| / |A ∪ B|, the smaller of two counts and the larger).
 *
 * <p>Sharing subtrees goes back to Baxter et al. 1998, "Clone Detection Using Abstract Syntax
 * Trees". A subtree counts as often as it occurs, since a program that does a thing once is not
 * like one that repeats it. Tree edit distance (Zhang and Shasha 1989) sees moved and edited nodes
 * more finely and takes at least quadratic time, where the bags, being sorted, are merged in one
 * pass; sets instead of multisets would call all straight-line code alike.
 */
public final class SyntaxSimilarity {
  private SyntaxSimilarity() {}

  /** The similarity of two trees, in [0, 1], 1 for equal bags, empty ones included. */
  public static double between(SyntaxTree left, SyntaxTree right) {
    List<Long> one = left.subtrees();
    List<Long> other = right.subtrees();
    if (one.isEmpty() && other.isEmpty()) {
      return 1;
    }
    int shared = shared(one, other);
    return (double) shared / (one.size() + other.size() - shared);
  }

  /** The similarity of every two trees: symmetric, 1 on the diagonal. */
  public static List<List<Double>> matrix(List<SyntaxTree> trees) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < trees.size(); j++) {
        row.add(j < i ? rows.get(j).get(i) : between(trees.get(i), trees.get(j)));
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * The place of the tree that is nearest to all: the one with the largest sum of similarities; of
   * equal ones the one with fewer nodes, then the first.
   *
   * @param trees at least one
   */
  public static int medoid(List<SyntaxTree> trees) {
    if (trees.isEmpty()) {
      throw new IllegalArgumentException("no tree, no medoid");
    }
    List<Double> nearness = matrix(trees).stream().map(SyntaxSimilarity::sum).toList();
    int best = 0;
    for (int i = 1; i < trees.size(); i++) {
      int comparison = Double.compare(nearness.get(i), nearness.get(best));
      boolean smaller = trees.get(i).subtrees().size() < trees.get(best).subtrees().size();
      if (comparison > 0 || (comparison == 0 && smaller)) {
        best = i;
      }
    }
    return best;
  }

  /** Summed in sorted order, so that the order of the trees does not reach the last bit. */
  private static double sum(List<Double> row) {
    return row.stream().sorted().reduce(0.0, Double::sum);
  }

  private static int shared(List<Long> one, List<Long> other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      int comparison = one.get(i).compareTo(other.get(j));
      shared += comparison == 0 ? 1 : 0;
      i += comparison <= 0 ? 1 : 0;
      j += comparison >= 0 ? 1 : 0;
    }
    return shared;
  }
}
