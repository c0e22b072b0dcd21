package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Feature.Direction;
import dev.weavergen.domain.prediction.training.Histogram.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Grows one tree level by level, each node by the split that lowers the loss most. */
final class TreeGrowth {
  /** Three columns can act together. */
  private static final int DEPTH = 3;

  private static final int INNER = (1 << DEPTH) - 1;

  /** Of the squared log-odds of a leaf: a leaf of few rows stays near 0. */
  private static final double PENALTY = 5;

  private static final int LEAF_ROWS_MIN = 20;

  /** What lowers the loss by less is chance. */
  private static final double GAIN_MIN = .5;

  private final List<Bins> columns;
  private final Residuals residuals;

  /** By row, the node that it has come to. */
  private final int[] places;

  private final @Nullable Node[] nodes = new Node[2 * INNER + 1];
  private final @Nullable Split[] splits = new Split[INNER];
  private final Histogram histogram = new Histogram((INNER + 1) / 2);

  private TreeGrowth(List<Bins> columns, Residuals residuals) {
    this.columns = columns;
    this.residuals = residuals;
    this.places = new int[residuals.rows()];
  }

  /**
   * @param residuals to explain, which are given the tree's answer
   * @param shrinkage share of it that is used
   */
  static Tree grow(List<Bins> columns, Residuals residuals, double shrinkage) {
    TreeGrowth growth = new TreeGrowth(columns, residuals);
    growth.nodes[0] = new Node(residuals.total(), Double.NEGATIVE_INFINITY, Double.MAX_VALUE);
    for (int first = 0; first < INNER; first = 2 * first + 1) {
      growth.split(first);
      growth.move(first);
    }
    Tree tree = growth.tree(shrinkage);
    residuals.explain(growth.places, tree.logOdds());
    return tree;
  }

  /**
   * Rows that came to one place.
   *
   * @param low what its log-odds may not fall below, so that directions are kept further down
   * @param high what they may not exceed
   */
  private record Node(Sum sum, double low, double high) {
    /** One Newton step. */
    double logOdds() {
      return Math.clamp(-sum.gradient() / (sum.curvature() + PENALTY), low, high);
    }

    /** To second order, with these log-odds. */
    double loss() {
      double at = logOdds();
      return at * (sum.gradient() + at * (sum.curvature() + PENALTY) / 2);
    }

    Node of(Sum part) {
      return new Node(part, low, high);
    }
  }

  private record Cut(int column, int threshold, boolean missingAbove) {}

  private record Split(Cut cut, double gain, Node below, Node above) {}

  /** Finds the best split of every node of a level. */
  private void split(int first) {
    for (int column = 0; column < columns.size(); column++) {
      histogram.fill(columns.get(column).bins(), places, first, residuals);
      for (int node = first; node <= 2 * first; node++) {
        if (nodes[node] != null) {
          split(column, node, node - first);
        }
      }
    }
  }

  private void split(int column, int node, int inLevel) {
    Bins bins = columns.get(column);
    Direction direction = bins.column().direction();
    Sum missing = histogram.sum(inLevel, bins.thresholds() + 1);
    Sum below = Sum.NONE;
    for (int threshold = 0; threshold < bins.thresholds(); threshold++) {
      below = below.plus(histogram.sum(inLevel, threshold));
      if (direction != Direction.RAISES) {
        propose(node, new Cut(column, threshold, true), below);
      }
      if (direction != Direction.LOWERS) {
        propose(node, new Cut(column, threshold, false), below.plus(missing));
      }
    }
  }

  private void propose(int at, Cut cut, Sum rowsBelow) {
    Node node = node(at);
    Sum rowsAbove = node.sum.minus(rowsBelow);
    if (rowsBelow.rows() < LEAF_ROWS_MIN || rowsAbove.rows() < LEAF_ROWS_MIN) {
      return;
    }
    Node below = node.of(rowsBelow);
    Node above = node.of(rowsAbove);
    Split best = splits[at];
    double gain = node.loss() - below.loss() - above.loss();
    if (gain > (best == null ? GAIN_MIN : best.gain)
        && !columns.get(cut.column).column().forbids(above.logOdds() - below.logOdds())) {
      splits[at] = new Split(cut, gain, below, above);
    }
  }

  /** What was split goes on below and above. */
  private void move(int first) {
    for (int node = first; node <= 2 * first; node++) {
      Split split = splits[node];
      if (split != null) {
        nodes[2 * node + 1] = side(split, split.below, split.above);
        nodes[2 * node + 2] = side(split, split.above, split.below);
      }
    }
    for (int row = 0; row < places.length; row++) {
      Split split = places[row] < first ? null : splits[places[row]];
      if (split != null) {
        Cut cut = split.cut;
        boolean above = columns.get(cut.column).isAbove(row, cut.threshold, cut.missingAbove);
        places[row] = 2 * places[row] + (above ? 2 : 1);
      }
    }
  }

  /**
   * Of a directed column neither side may pass the middle, or a later split could undo this one.
   */
  private Node side(Split split, Node side, Node other) {
    if (columns.get(split.cut.column).column().direction() == Direction.EITHER) {
      return side;
    }
    double middle = (side.logOdds() + other.logOdds()) / 2;
    return side.logOdds() < other.logOdds()
        ? new Node(side.sum, side.low, middle)
        : new Node(side.sum, middle, side.high);
  }

  private Node node(int at) {
    return Objects.requireNonNull(nodes[at], "nothing came to the node");
  }

  private Tree tree(double shrinkage) {
    List<Integer> splitBy = new ArrayList<>();
    List<Double> thresholds = new ArrayList<>();
    List<Boolean> missingAbove = new ArrayList<>();
    for (Split split : splits) {
      splitBy.add(split == null ? Tree.LEAF : split.cut.column);
      thresholds.add(
          split == null ? 0 : columns.get(split.cut.column).threshold(split.cut.threshold));
      missingAbove.add(split != null && split.cut.missingAbove);
    }
    List<Double> logOdds = new ArrayList<>();
    for (Node node : nodes) {
      logOdds.add(node == null ? 0 : LogOdds.rounded(shrinkage * node.logOdds()));
    }
    return new Tree(splitBy, thresholds, missingAbove, logOdds);
  }
}
