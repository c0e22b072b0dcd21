package dev.weavergen.domain.prediction;

import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Optional;

/** Says how probable it is that a program is right. */
public interface Predictor {
  /**
   * Of one candidate, whether it is chosen or not.
   *
   * @param candidate its index
   * @param tier at most that of the case; what a higher one knows is not looked at
   * @param records of other generations
   */
  Prediction candidate(GenerationCase generation, int candidate, Tier tier, TrackRecords records);

  /** Of the chosen program, at the highest tier; empty where nothing was chosen. */
  Optional<Prediction> answer(GenerationCase generation, TrackRecords records);
}
