package dev.weavergen.domain.validation;

import java.util.List;

/**
 * How one way of answering did.
 *
 * @param passed programs that passed; not whole for an arm that stands for several programs
 * @param n trials in which the arm has a result
 * @param ci95 of the pass rate, low end first, by drawing tasks
 */
public record Arm(double passed, int n, double passRate, List<Double> ci95) {
  public Arm {
    ci95 = List.copyOf(ci95);
  }

  /** The arm of that name over these trials. */
  static Arm of(String name, List<Trial> trials, Bootstrap bootstrap) {
    TaskMeans shares = TaskMeans.of(trials, name);
    return new Arm(shares.sum(), shares.trials(), shares.mean(), bootstrap.ci95(shares));
  }
}
