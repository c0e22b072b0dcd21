package dev.weavergen.domain.prediction.metrics;

/**
 * A prediction whose truth is known.
 *
 * @param group what shares a group is not independent, and is drawn together by the bootstrap
 * @param probability that was predicted, in [0, 1]
 * @param right whether the program was right
 */
public record Judged(String group, double probability, boolean right) {
  public Judged {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + ", expected a number from 0 to 1");
    }
  }

  /** The squared distance from the truth. */
  public double brier() {
    double distance = probability - (right ? 1 : 0);
    return distance * distance;
  }
}
