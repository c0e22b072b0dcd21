package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.List;
import java.util.Optional;

/**
 * A learned predictor as data, which predicts the same on every machine.
 *
 * @param name what its predictions call it, for example {@code v3}
 * @param labels that it learned from
 * @param riskCoverage what its answers above each threshold were worth, by falling threshold
 */
public record TrainedPredictor(String name, int labels, List<RiskRow> riskCoverage)
    implements Predictor {
  @Override
  public Prediction candidate(
      GenerationCase generation, int candidate, Tier tier, TrackRecords records) {
    throw new UnsupportedOperationException("being built");
  }

  @Override
  public Optional<Prediction> answer(GenerationCase generation, TrackRecords records) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * A row of the risk–coverage table, measured on answers that the predictor was not trained on.
   *
   * @param threshold answers of at least this probability are returned
   * @param coverage their share of all answers
   * @param risk the share of wrong ones among them
   * @param riskHigh upper end of the 95 % interval of the risk
   * @param n how many answers that is
   */
  public record RiskRow(double threshold, double coverage, double risk, double riskHigh, int n) {}
}
