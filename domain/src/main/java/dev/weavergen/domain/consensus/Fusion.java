package dev.weavergen.domain.consensus;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import java.util.List;
import java.util.Optional;

/**
 * Whether a program that a model fused from others may take their place: only when it did on every
 * input and every check exactly what the chosen program did, and passes all examples. A fused
 * program that is better is not looked for; what was chosen by evidence must not change unseen.
 */
public final class Fusion {
  private static final String LOADED = "loaded";

  private Fusion() {}

  /**
   * Why the fused program is rejected, for people; empty when it is accepted.
   *
   * @param observation of the chosen program and the fused one, in this order
   */
  public static Optional<String> problem(Observation observation) {
    if (observation.notExecuted().isPresent() || observation.candidates().size() != 2) {
      return Optional.of(
          "it could not be run: " + observation.notExecuted().orElse("it is in another language"));
    }
    CandidateFacts chosen = observation.candidates().getFirst();
    CandidateFacts fused = observation.candidates().getLast();
    if (!fused.load().equals(Optional.of(LOADED))) {
      return Optional.of("it " + fused.load().orElse("was not run"));
    }
    return different(observation.inputs())
        .or(() -> farInside(observation, chosen.model(), fused.model()))
        .or(() -> worse(chosen, fused))
        .or(() ->
            observation.inputs().isEmpty() && observation.checks().isEmpty()
                ? Optional.of("there was nothing to call it with")
                : Optional.empty());
  }

  private static Optional<String> different(List<InputFacts> inputs) {
    return inputs.stream()
        .filter(input -> !input.byCandidate().getFirst().equals(input.byCandidate().getLast()))
        .findFirst()
        .map(input -> "on " + input.call() + " it behaves differently");
  }

  /** Long values differ where the excerpts of {@link InputFacts} do not reach. */
  private static Optional<String> farInside(Observation observation, String chosen, String fused) {
    return observation.agree(chosen, fused)
        ? Optional.empty()
        : Optional.of("deep inside a long value it behaves differently");
  }

  private static Optional<String> worse(CandidateFacts chosen, CandidateFacts fused) {
    if (fused.examplesPassed() < fused.examplesTotal()) {
      return Optional.of(
          "it passes %d of %d examples".formatted(fused.examplesPassed(), fused.examplesTotal()));
    }
    return fused.verdicts().equals(chosen.verdicts())
        ? Optional.empty()
        : Optional.of("it does not pass the same tests");
  }
}
