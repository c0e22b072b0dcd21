package dev.weavergen.domain.consensus.dissent;

/**
 * How far a judge is trusted. Who writes right programs judges better, yet judging from two
 * outcomes is not writing: the share of its own programs that were right, shrunk towards what a
 * judge is without a record, is therefore kept in narrow bounds. At the upper one a judgement
 * weighs about 1.1 in log-odds, less than one failed example.
 */
public final class JudgeReliability {
  /** A judge without a record. */
  private static final double UNKNOWN = .6;

  /** How many labels the assumption above is worth, as in track records. */
  private static final double PRIOR_STRENGTH = 8;

  private static final double LEAST = .55;
  private static final double MOST = .75;

  private JudgeReliability() {}

  /**
   * The probability that a consistent judgement is right.
   *
   * @param right how many of its labelled programs were right
   * @param labelled how many are labelled
   */
  public static double of(int right, int labelled) {
    double mean = (right + PRIOR_STRENGTH * UNKNOWN) / (labelled + PRIOR_STRENGTH);
    return Math.clamp(mean, LEAST, MOST);
  }
}
