package dev.weavergen.domain.prediction;

import java.util.List;

/**
 * How probable it is that a program is right, known before its acceptance tests or its user run it.
 *
 * @param probability calibrated, in [.01, .99]
 * @param predictor which one says so: {@code seed} while nothing is learned, else {@code v} and the
 *     version of the knowledge that it belongs to
 * @param seedScore of the program by the seed formula, in [0, 1]
 * @param factors what speaks for and against, the weightiest first; their contributions add up to
 *     the log-odds of the probability
 */
public record Prediction(
    double probability, Tier tier, String predictor, double seedScore, List<Factor> factors) {
  public Prediction {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + ", expected a number between 0 and 1");
    }
    factors = List.copyOf(factors);
  }

  /**
   * One thing that speaks for or against a program.
   *
   * @param name of a feature, or of a step of the prediction ({@code base rate}, {@code
   *     calibration}, {@code seed formula})
   * @param contribution in log-odds; positive speaks for the program
   * @param words one clause for a person, for example {@code passes 3 of 3 examples}
   */
  public record Factor(String name, double contribution, String words) {}
}
