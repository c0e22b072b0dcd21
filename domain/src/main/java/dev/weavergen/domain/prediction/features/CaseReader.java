package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes a case of what the stores know of a generation. */
public final class CaseReader {
  private CaseReader() {}

  /**
   * @param contenders whose replies became programs, in the panel's order
   * @param consensus empty where nothing was chosen
   * @param labels whether a member's program is right, by member; empty for a generation that is to
   *     be predicted
   */
  public static GenerationCase read(
      Facts facts,
      List<Contender> contenders,
      Optional<Consensus> consensus,
      Map<String, Boolean> labels) {
    if (contenders.isEmpty()) {
      throw new IllegalArgumentException("contenders is empty, expected at least one");
    }
    throw unbuilt();
  }

  private static IllegalStateException unbuilt() {
    return new IllegalStateException("being built");
  }

  /**
   * @param group the SHA-256 of the intent's text
   */
  public record Facts(
      String group,
      String taskClass,
      ParsedIntent intent,
      Observation observation,
      List<Neighbour> neighbours) {}

  /**
   * @param member name in the panel
   * @param model what the track record is kept of
   * @param confidence stated by the model, in [0, 1]
   * @param meanLogProbability of the reply's tokens, where the provider gives it
   */
  public record Contender(
      String member,
      String model,
      Optional<Double> confidence,
      OptionalDouble meanLogProbability) {}
}
