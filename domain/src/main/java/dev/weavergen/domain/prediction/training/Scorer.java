package dev.weavergen.domain.prediction.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives log-odds to what is known of a program, before calibration. */
public sealed interface Scorer {
  /** The log-odds and what each column adds to them. */
  Score score(Map<String, Double> values);

  /**
   * A weighted sum over standardised columns.
   *
   * @param intercept log-odds of a mean candidate
   */
  record Linear(double intercept, List<Term> terms) implements Scorer {
    public Linear {
      terms = List.copyOf(terms);
    }

    @Override
    public Score score(Map<String, Double> values) {
      SortedMap<String, Double> contributions = new TreeMap<>();
      for (Term term : terms) {
        Double value = values.get(term.column());
        double contribution = value == null ? term.missing() : term.of(value);
        if (contribution != 0) {
          contributions.merge(term.column(), contribution, Double::sum);
        }
      }
      return new Score(intercept, contributions);
    }
  }

  /**
   * @param column name of a feature
   * @param mean of the values learned from
   * @param scale their standard deviation
   * @param weight log-odds by standard deviation
   * @param missing log-odds where the value is missing
   */
  record Term(String column, double mean, double scale, double weight, double missing) {
    /** What is further out than this many standard deviations counts as no further. */
    private static final double OUTER = 4;

    double of(double value) {
      return weight * standardised(value, mean, scale);
    }

    static double standardised(double value, double mean, double scale) {
      return Math.clamp((value - mean) / scale, -OUTER, OUTER);
    }
  }

  /**
   * A sum of trees.
   *
   * @param intercept log-odds before the first tree
   * @param columns that the trees split by, which they name by position
   */
  record Boosted(double intercept, List<String> columns, List<Tree> trees) implements Scorer {
    public Boosted {
      columns = List.copyOf(columns);
      trees = List.copyOf(trees);
      int known = columns.size();
      if (trees.stream().flatMap(tree -> tree.columns().stream()).anyMatch(at -> at >= known)) {
        throw new IllegalArgumentException("a tree splits by a column beyond the " + known);
      }
    }

    @Override
    public Score score(Map<String, Double> values) {
      double[] known = new double[columns.size()];
      Arrays.setAll(known, i -> values.getOrDefault(columns.get(i), Double.NaN));
      double[] added = new double[columns.size()];
      double base = intercept;
      for (Tree tree : trees) {
        base += tree.root();
        tree.walk(known, added);
      }
      SortedMap<String, Double> contributions = new TreeMap<>();
      for (int i = 0; i < added.length; i++) {
        if (added[i] != 0) {
          contributions.put(columns.get(i), added[i]);
        }
      }
      return new Score(base, contributions);
    }

    /** How many splits each column has. */
    public SortedMap<String, Integer> splits() {
      SortedMap<String, Integer> splits = new TreeMap<>();
      for (Tree tree : trees) {
        tree.columns().stream()
            .filter(column -> column != Tree.LEAF)
            .forEach(column -> splits.merge(columns.get(column), 1, Integer::sum));
      }
      return splits;
    }
  }
}
