package dev.weavergen.activities.prediction;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Optional;

/**
 * A case with everything that its prediction needs.
 *
 * @param knowledge that the generation recalled, if any
 */
public record Forecast(
    GenerationCase generation,
    Predictor predictor,
    TrackRecords records,
    Optional<Knowledge> knowledge) {
  /** Of the chosen program; empty where it is no candidate. */
  public Optional<Prediction> answer() {
    return predictor.answer(generation, records);
  }

  /** Of any candidate, by its place on the panel. */
  public Prediction candidate(int place) {
    return predictor.candidate(generation, place, generation.tier(), records);
  }
}
