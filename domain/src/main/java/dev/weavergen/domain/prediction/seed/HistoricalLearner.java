package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.trackrecord.TrackRecords;

/** The historical score: the posterior mean of the model's record, .5 without history. */
public final class HistoricalLearner {
  private HistoricalLearner() {}

  /**
   * @param records of other generations
   * @return in (0, 1)
   */
  public static double score(String model, String taskClass, TrackRecords records) {
    return records.labels() == 0 ? SeedFormula.UNKNOWN : records.rate(model, taskClass);
  }
}
