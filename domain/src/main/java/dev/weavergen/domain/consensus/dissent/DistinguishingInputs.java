package dev.weavergen.domain.consensus.dissent;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds, for every two of the top clusters, the one input on which a person can best tell which of
 * them is right.
 *
 * <p>The best input is one on which each cluster is of one mind, that looks like an example (nobody
 * can say what is right for an argument that the intent never meant), for which both return a value
 * (whether an error is right is often a matter of taste), and whose call is the shortest. What is
 * left goes by the call's text, so that the order of candidates and inputs never matters.
 */
public final class DistinguishingInputs {
  /** Clusters beyond these hardly ever hold the right program. */
  private static final int TOP = 3;

  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparing(Found::unanimous, Comparator.reverseOrder())
          .thenComparing(Found::likeAnExample, Comparator.reverseOrder())
          .thenComparing(Found::values, Comparator.reverseOrder())
          .thenComparingInt(found -> found.call().length())
          .thenComparing(Found::call)
          .thenComparing(found -> found.first().outcome())
          .thenComparing(found -> found.second().outcome());

  private final Observation observation;

  private DistinguishingInputs(Observation observation) {
    this.observation = observation;
  }

  /**
   * One input for every two of the top clusters that part on any, the two best clusters' first.
   *
   * @param ranked best first
   */
  public static List<Dissent> of(Observation observation, List<Cluster> ranked) {
    DistinguishingInputs inputs = new DistinguishingInputs(observation);
    List<Cluster> top = ranked.subList(0, Math.min(TOP, ranked.size()));
    List<Dissent> dissent = new ArrayList<>();
    for (int first = 0; first < top.size(); first++) {
      for (int second = first + 1; second < top.size(); second++) {
        inputs.between(top.get(first), top.get(second)).ifPresent(dissent::add);
      }
    }
    return dissent;
  }

  private Optional<Dissent> between(Cluster first, Cluster second) {
    return observation.inputs().stream()
        .flatMap(input -> found(input, first, second).stream())
        .min(BEST_FIRST)
        .map(found -> {
          Map<String, String> outcomes = new LinkedHashMap<>();
          outcomes.put(first.id(), found.first().outcome());
          outcomes.put(second.id(), found.second().outcome());
          return new Dissent(found.call(), outcomes);
        });
  }

  private Optional<Found> found(InputFacts input, Cluster first, Cluster second) {
    Optional<ClusterOutcome> one = ClusterOutcome.of(observation, input, first);
    Optional<ClusterOutcome> other = ClusterOutcome.of(observation, input, second);
    if (one.isEmpty() || other.isEmpty() || one.get().outcome().equals(other.get().outcome())) {
      return Optional.empty();
    }
    return Optional.of(new Found(input.call(), input.origin(), one.get(), other.get()));
  }

  /** An input on which two clusters part. */
  private record Found(String call, Origin origin, ClusterOutcome first, ClusterOutcome second) {
    boolean unanimous() {
      return first.unanimous() && second.unanimous();
    }

    boolean likeAnExample() {
      return origin != Origin.FAR_PROBE;
    }

    int values() {
      return value(first) + value(second);
    }

    private static int value(ClusterOutcome voice) {
      return OutcomeWords.isValue(voice.outcome()) ? 1 : 0;
    }
  }
}
