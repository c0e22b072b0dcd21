package dev.weavergen.domain.prediction.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.weavergen.domain.prediction.training.Scorer.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Logistic regression with an L2 penalty (Fan et al. 2008, LIBLINEAR) on standardised columns. A
 * missing value is the column's mean, and a flag says that it is missing. A column whose weight has
 * the sign that its {@link dev.weavergen.domain.prediction.Feature.Direction} forbids is left out,
 * and the rest fitted again.
 */
final class LogisticRegression {
  /**
   * Variance of the weights that is expected beforehand. It is fixed, since the choice of it by
   * cross-validation costs five trainings more and found nothing better on HumanEval and MBPP.
   */
  private static final double COST = .1;

  private static final double TOLERANCE = 1e-4;

  /** A column that varies less is constant. */
  private static final double SPREAD_MIN = 1e-4;

  private final List<Row> rows;
  private final List<Input> inputs = new ArrayList<>();

  private LogisticRegression(List<Column> columns, List<Row> rows) {
    this.rows = rows;
    columns.forEach(this::add);
  }

  /**
   * @param rows at least one right and one wrong
   */
  static Scorer.Linear fit(List<Column> columns, List<Row> rows) {
    return new LogisticRegression(columns, rows).fit();
  }

  private void add(Column column) {
    double[] values =
        rows.stream()
            .filter(row -> row.values().containsKey(column.name()))
            .mapToDouble(row -> row.values().getOrDefault(column.name(), 0.0))
            .toArray();
    if (values.length == 0) {
      return;
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double spread = StrictMath.sqrt(squares / values.length);
    if (spread > SPREAD_MIN) {
      inputs.add(new Input(column, false, mean, spread));
    }
    if (values.length < rows.size()) {
      double missing = 1 - (double) values.length / rows.size();
      inputs.add(new Input(column, true, missing, StrictMath.sqrt(missing * (1 - missing))));
    }
  }

  private Scorer.Linear fit() {
    List<Input> used = List.copyOf(inputs);
    while (true) {
      double[] weights = solve(used);
      List<Input> allowed = new ArrayList<>();
      for (int i = 0; i < used.size(); i++) {
        if (used.get(i).flag() || !used.get(i).column().forbids(weights[i])) {
          allowed.add(used.get(i));
        }
      }
      if (allowed.size() == used.size()) {
        return scorer(used, weights);
      }
      used = List.copyOf(allowed);
    }
  }

  /** The weights of the inputs, and the intercept last. */
  private double[] solve(List<Input> used) {
    Problem problem = new Problem();
    problem.l = rows.size();
    problem.n = used.size() + 1;
    problem.bias = 1;
    problem.y = rows.stream().mapToDouble(row -> row.right() ? 1 : 0).toArray();
    problem.x = rows.stream().map(row -> nodes(used, row)).toArray(Feature[][]::new);
    Parameter parameter = new Parameter(SolverType.L2R_LR, COST, TOLERANCE);
    parameter.setRegularizeBias(false);
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, parameter);
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] weights = model.getFeatureWeights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= sign;
    }
    return weights;
  }

  private static Feature[] nodes(List<Input> used, Row row) {
    Feature[] nodes = new Feature[used.size() + 1];
    for (int i = 0; i < used.size(); i++) {
      nodes[i] = new FeatureNode(i + 1, used.get(i).of(row));
    }
    nodes[used.size()] = new FeatureNode(used.size() + 1, 1);
    return nodes;
  }

  private static Scorer.Linear scorer(List<Input> used, double[] weights) {
    double intercept = weights[used.size()];
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      Input input = used.get(i);
      if (input.flag()) {
        double missing = weights[i] / input.scale();
        intercept -= missing * input.mean();
        terms.add(new Term(input.column().name(), 0, 1, 0, LogOdds.rounded(missing)));
      } else {
        terms.add(input.term(weights[i]));
      }
    }
    terms.removeIf(term -> term.weight() == 0 && term.missing() == 0);
    return new Scorer.Linear(LogOdds.rounded(intercept), terms);
  }

  /**
   * One column of the matrix.
   *
   * @param flag whether it says that the value is missing
   */
  private record Input(Column column, boolean flag, double mean, double scale) {
    Input {
      mean = LogOdds.rounded(mean);
      scale = Math.max(SPREAD_MIN, LogOdds.rounded(scale));
    }

    double of(Row row) {
      Double value = row.values().get(column.name());
      if (flag) {
        return ((value == null ? 1 : 0) - mean) / scale;
      }
      return value == null ? 0 : Term.standardised(value, mean, scale);
    }

    Term term(double weight) {
      return new Term(column.name(), mean, scale, LogOdds.rounded(weight), 0);
    }
  }
}
