package dev.weavergen.domain.consensus.dissent;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds, for every two of the top clusters, the one input on which a person can best tell which of
 * them is right.
 *
 * <p>The best input is one on which each cluster is of one mind, that looks like an example (nobody
 * can say what is right for an argument that the intent never meant), for which both return a value
 * (whether an error is right is often a matter of taste), and whose call is the shortest. What is
 * left goes by the call's text, so that the order of candidates and inputs never matters.
 *
 * <p>Clusters allow for tolerance and for differences far from the examples, so members of one may
 * part, too: a cluster's outcome is then what most of its members did.
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
    Optional<Voice> one = voice(input, first);
    Optional<Voice> other = voice(input, second);
    if (one.isEmpty() || other.isEmpty() || one.get().outcome().equals(other.get().outcome())) {
      return Optional.empty();
    }
    return Optional.of(new Found(input.call(), input.origin(), one.get(), other.get()));
  }

  /** What most of the members did; of equally many, what comes first as text. */
  private Optional<Voice> voice(InputFacts input, Cluster cluster) {
    Map<String, Integer> counts = new TreeMap<>();
    List<CandidateFacts> candidates = observation.candidates();
    for (int i = 0; i < Math.min(candidates.size(), input.byCandidate().size()); i++) {
      int outcome = input.byCandidate().get(i);
      if (outcome >= 0 && cluster.models().contains(candidates.get(i).model())) {
        counts.merge(input.outcomes().get(outcome), 1, Integer::sum);
      }
    }
    Optional<String> most = Optional.empty();
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (most.isEmpty() || count.getValue() > counts.getOrDefault(most.get(), 0)) {
        most = Optional.of(count.getKey());
      }
    }
    return most.map(outcome -> new Voice(outcome, counts.size() == 1));
  }

  /** What a cluster makes of an input, and whether all its members do. */
  private record Voice(String outcome, boolean unanimous) {}

  /** An input on which two clusters part. */
  private record Found(String call, Origin origin, Voice first, Voice second) {
    boolean unanimous() {
      return first.unanimous() && second.unanimous();
    }

    boolean likeAnExample() {
      return origin != Origin.FAR_PROBE;
    }

    int values() {
      return value(first) + value(second);
    }

    private static int value(Voice voice) {
      return OutcomeWords.isValue(voice.outcome()) ? 1 : 0;
    }
  }
}
