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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Logistic regression with an L2 penalty (Fan et al. 2008, LIBLINEAR) on standardised columns. A
 * missing value is the column's mean, and a flag says that it is missing. A column whose weight has
 * the sign that its {@link dev.weavergen.domain.prediction.Feature.Direction} forbids is left out,
 * and the rest fitted again; so is the flag of a directed column where it would speak for a
 * program, which could otherwise gain by evading the measurement.
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
    double[] raw =
        rows.stream()
            .mapToDouble(row -> row.values().getOrDefault(column.name(), Double.NaN))
            .toArray();
    double[] values = Arrays.stream(raw).filter(value -> !Double.isNaN(value)).toArray();
    if (values.length == 0) {
      return;
    }
    double mean = sum(values) / values.length;
    double[] squares =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).toArray();
    double spread = StrictMath.sqrt(sum(squares) / values.length);
    if (spread > SPREAD_MIN) {
      inputs.add(new Input(column, false, mean, spread, raw));
    }
    if (values.length < raw.length) {
      double missing = 1 - (double) values.length / raw.length;
      inputs.add(new Input(column, true, missing, StrictMath.sqrt(missing * (1 - missing)), raw));
    }
  }

  /** In order: the library's sum compensates, in ways that it does not promise. */
  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** A column that is left out is set to 0, which the penalty answers with a weight of 0. */
  private Scorer.Linear fit() {
    Problem problem = problem();
    boolean[] leftOut = new boolean[inputs.size()];
    while (true) {
      double[] weights = solve(problem);
      boolean again = false;
      for (int i = 0; i < leftOut.length; i++) {
        if (!leftOut[i] && inputs.get(i).forbids(weights[i])) {
          leftOut[i] = true;
          again = true;
          clear(problem, i);
        }
      }
      if (!again) {
        return scorer(inputs, weights);
      }
    }
  }

  private static void clear(Problem problem, int input) {
    for (Feature[] row : problem.x) {
      row[input].setValue(0);
    }
  }

  private Problem problem() {
    Problem problem = new Problem();
    problem.l = rows.size();
    problem.n = inputs.size() + 1;
    problem.bias = 1;
    problem.y = rows.stream().mapToDouble(row -> row.right() ? 1 : 0).toArray();
    problem.x = IntStream.range(0, rows.size()).mapToObj(this::nodes).toArray(Feature[][]::new);
    return problem;
  }

  /** The weights of the inputs, and the intercept last. */
  private static double[] solve(Problem problem) {
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

  private Feature[] nodes(int row) {
    Feature[] nodes = new Feature[inputs.size() + 1];
    for (int i = 0; i < inputs.size(); i++) {
      nodes[i] = new FeatureNode(i + 1, inputs.get(i).of(row));
    }
    nodes[inputs.size()] = new FeatureNode(inputs.size() + 1, 1);
    return nodes;
  }

  private static Scorer.Linear scorer(List<Input> used, double[] weights) {
    double intercept = weights[used.size()];
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      Input input = used.get(i);
      intercept -= input.flag ? weights[i] * input.mean / input.scale : 0;
      terms.add(input.flag ? input.missing(weights[i]) : input.term(weights[i]));
    }
    terms.removeIf(term -> term.weight() == 0 && term.missing() == 0);
    return new Scorer.Linear(LogOdds.rounded(intercept), terms);
  }

  /** One column of the matrix; NaN is what is missing. */
  private static final class Input {
    private final Column column;

    /** Whether it says that the value is missing. */
    private final boolean flag;

    private final double mean;
    private final double scale;
    private final double[] raw;

    Input(Column column, boolean flag, double mean, double scale, double[] raw) {
      this.column = column;
      this.flag = flag;
      this.mean = LogOdds.rounded(mean);
      this.scale = Math.max(SPREAD_MIN, LogOdds.rounded(scale));
      this.raw = raw;
    }

    boolean forbids(double weight) {
      return flag ? column.isDirected() && weight > 0 : column.forbids(weight);
    }

    double of(int row) {
      boolean missing = Double.isNaN(raw[row]);
      if (flag) {
        return ((missing ? 1 : 0) - mean) / scale;
      }
      return missing ? 0 : Term.standardised(raw[row], mean, scale);
    }

    Term term(double weight) {
      return new Term(column.name(), mean, scale, LogOdds.rounded(weight), 0);
    }

    /** The flag itself is not centred; what its mean adds goes into the intercept. */
    Term missing(double weight) {
      return new Term(column.name(), 0, 1, 0, LogOdds.rounded(weight / scale));
    }
  }
}
