package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Optional;

/** Predicts while nothing is learned: the seed formula, calibrated, and what the evidence says. */
public final class ColdStart implements Predictor {
  /** What such a prediction names as its predictor. */
  public static final String NAME = "seed";

  @Override
  public Prediction candidate(
      GenerationCase generation, int candidate, Tier tier, TrackRecords records) {
    throw new UnsupportedOperationException("being built");
  }

  @Override
  public Optional<Prediction> answer(GenerationCase generation, TrackRecords records) {
    throw new UnsupportedOperationException("being built");
  }
}
