package dev.weavergen.domain.consensus;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The smallest input on which two clusters part, which is what a person can judge. */
final class DistinguishingInput {
  private DistinguishingInput() {}

  /** Inputs like the examples come first, then short ones. */
  static Optional<Dissent> of(Observation observation, Standing better, Standing other) {
    int one = place(observation, better);
    int two = place(observation, other);
    return observation.inputs().stream()
        .filter(input -> differ(input, one, two))
        .min(
            Comparator.comparing(InputFacts::origin)
                .thenComparingInt(input -> input.call().length())
                .thenComparing(InputFacts::call))
        .map(input -> dissent(input, List.of(better, other), List.of(one, two)));
  }

  private static int place(Observation observation, Standing standing) {
    return IntStream.range(0, observation.candidates().size())
        .filter(candidate ->
            observation
                .candidates()
                .get(candidate)
                .model()
                .equals(standing.cluster().representative()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean differ(InputFacts input, int one, int two) {
    int outcome = input.byCandidate().get(one);
    int other = input.byCandidate().get(two);
    return outcome >= 0 && other >= 0 && outcome != other;
  }

  private static Dissent dissent(
      InputFacts input, List<Standing> standings, List<Integer> candidates) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < standings.size(); i++) {
      outcomes.put(
          standings.get(i).cluster().id(),
          input.outcomes().get(input.byCandidate().get(candidates.get(i))));
    }
    return new Dissent(input.call(), outcomes);
  }
}
