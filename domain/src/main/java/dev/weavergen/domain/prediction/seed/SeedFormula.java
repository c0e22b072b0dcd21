package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.trackrecord.TrackRecords;

/**
 * The seed formula: 0.3 syntax + 0.3 semantic + 0.2 pattern + 0.2 historical, clipped to [0, 1]. It
 * is a score and not a probability: nearly every program that compiles gets more than .8, right or
 * wrong. Kept exact as the baseline that whatever is learned has to beat.
 */
public final class SeedFormula {
  /** The score of what could not be looked at: neither good nor bad. */
  static final double UNKNOWN = .5;

  private static final double SYNTAX = .3;
  private static final double SEMANTIC = .3;
  private static final double PATTERN = .2;
  private static final double HISTORICAL = .2;

  private SeedFormula() {}

  /**
   * @param historical see {@link HistoricalLearner}
   * @return in [0, 1]
   */
  public static double score(SeedScores scores, double historical) {
    return Math.clamp(
        SYNTAX * scores.syntax()
            + SEMANTIC * scores.semantic()
            + PATTERN * scores.pattern()
            + HISTORICAL * historical,
        0,
        1);
  }

  /** Of one candidate of a case. */
  public static double score(GenerationCase generation, int candidate, TrackRecords records) {
    return score(
        generation.seeds().get(candidate),
        HistoricalLearner.score(
            generation.generation().candidates().get(candidate).model(),
            generation.generation().taskClass(),
            records));
  }
}
