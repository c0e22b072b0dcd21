package dev.weavergen.domain.prediction.training;

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
}
