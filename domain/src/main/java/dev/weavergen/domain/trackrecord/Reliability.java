package dev.weavergen.domain.trackrecord;

/**
 * How well passing something tells right programs from wrong ones, as the two shares that a
 * Bayesian judge needs.
 *
 * @param right share of right programs that pass, in (0, 1)
 * @param wrong share of wrong programs that pass, in (0, 1), never above the other: what passes
 *     speaks for a program, or says nothing
 */
public record Reliability(double right, double wrong) {
  public Reliability {
    if (!(0 < wrong && wrong <= right && right < 1)) {
      throw new IllegalArgumentException(
          "expected 0 < wrong <= right < 1 but they are " + wrong + " and " + right);
    }
  }

  static Reliability of(double right, double wrong) {
    return new Reliability(right, Math.min(right, wrong));
  }

  /** Log-odds for a program that passes; at least 0. */
  public double forPassing() {
    return StrictMath.log(right / wrong);
  }

  /** Log-odds for a program that fails; at most 0. */
  public double forFailing() {
    return StrictMath.log((1 - right) / (1 - wrong));
  }
}
