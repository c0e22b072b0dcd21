package dev.weavergen.domain.generation;

/** How sure an answer must be; below that the best guess is attached, and is no answer. */
public sealed interface Demand {
  /**
   * The answer is right with at least that probability.
   *
   * @param probability in (0, 1)
   */
  record MinProbability(double probability) implements Demand {
    public MinProbability {
      requireInside("minProbability", probability);
    }
  }

  /**
   * Of the answers that are returned at most that share is wrong.
   *
   * @param risk in (0, 1)
   */
  record TargetRisk(double risk) implements Demand {
    public TargetRisk {
      requireInside("targetRisk", risk);
    }
  }

  private static void requireInside(String field, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          field + " is " + value + ", expected a number between 0 and 1, both excluded");
    }
  }
}
