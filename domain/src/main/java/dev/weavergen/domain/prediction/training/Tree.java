package dev.weavergen.domain.prediction.training;

import java.util.List;

/**
 * A decision tree, written as a heap: what follows node {@code i} below its threshold is node
 * {@code 2i + 1}, from it on {@code 2i + 2}. Every node has log-odds, so that a step of the path
 * contributes to its column what it changes, and the steps add up to the leaf (Saabas 2014).
 *
 * @param columns by inner node; {@link #LEAF} where the path ends
 * @param thresholds by inner node
 * @param missingAbove by inner node, whether a missing value counts as above the threshold
 * @param logOdds by node
 */
public record Tree(
    List<Integer> columns,
    List<Double> thresholds,
    List<Boolean> missingAbove,
    List<Double> logOdds) {
  static final int LEAF = -1;

  public Tree {
    columns = List.copyOf(columns);
    thresholds = List.copyOf(thresholds);
    missingAbove = List.copyOf(missingAbove);
    logOdds = List.copyOf(logOdds);
    int inner = columns.size();
    if (thresholds.size() != inner
        || missingAbove.size() != inner
        || logOdds.size() != 2 * inner + 1
        || columns.stream().anyMatch(column -> column < LEAF)) {
      throw new IllegalArgumentException(
          "tree has %d columns, %d thresholds, %d missingAbove and %d logOdds, expected n, n, n and 2n + 1, no column below %d"
              .formatted(inner, thresholds.size(), missingAbove.size(), logOdds.size(), LEAF));
    }
  }

  /** Log-odds before anything is looked at. */
  double root() {
    return logOdds.getFirst();
  }

  /**
   * @param values by column, NaN where missing
   * @param added by column, to which each step adds what it changes
   */
  void walk(double[] values, double[] added) {
    int node = 0;
    while (node < columns.size() && columns.get(node) != LEAF) {
      int column = columns.get(node);
      double value = values[column];
      boolean above = Double.isNaN(value) ? missingAbove.get(node) : value >= thresholds.get(node);
      int next = 2 * node + (above ? 2 : 1);
      added[column] += logOdds.get(next) - logOdds.get(node);
      node = next;
    }
  }
}
