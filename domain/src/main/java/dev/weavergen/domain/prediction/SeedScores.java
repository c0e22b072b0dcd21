package dev.weavergen.domain.prediction;

/**
 * Three of the four scores of the seed formula for one candidate; the fourth follows from track
 * records and is left to whoever has them.
 *
 * @param syntax in [0, 1]
 * @param semantic in [0, 1]
 * @param pattern in [0, 1]
 */
public record SeedScores(double syntax, double semantic, double pattern) {
  public SeedScores {
    requireShare("syntax", syntax);
    requireShare("semantic", semantic);
    requireShare("pattern", pattern);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "seed score " + name + " is " + value + ", expected a number from 0 to 1");
    }
  }
}
