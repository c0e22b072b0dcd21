package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.GenerationCase;
import java.util.List;
import java.util.Optional;

/** Learns a predictor. */
public final class Training {
  private Training() {}

  /**
   * @param name of the predictor
   * @param cases in any order; the same cases make the same predictor, to the last bit
   * @return empty when the labels cannot teach anything: none, or all alike
   */
  public static Optional<TrainedPredictor> of(String name, List<GenerationCase> cases) {
    if (cases.isEmpty()) {
      return Optional.empty();
    }
    throw unbuilt();
  }

  private static IllegalStateException unbuilt() {
    return new IllegalStateException("being built");
  }
}
