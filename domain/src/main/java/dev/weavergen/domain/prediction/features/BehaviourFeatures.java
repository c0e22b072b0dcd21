package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.evidence.Notation;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.prediction.Feature;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How a program behaves beside the others (T3, but for its clusters). */
final class BehaviourFeatures {
  private static final String LOADED = "loaded";

  private final Observation observation;
  private final Peers peers;
  private final List<String> panel;
  private final List<InputFacts> near;

  BehaviourFeatures(Observation observation, Peers peers) {
    this.observation = observation;
    this.peers = peers;
    this.panel = observation.candidates().stream().map(CandidateFacts::model).toList();
    this.near =
        observation.inputs().stream()
            .filter(
                input -> input.origin() == Origin.EXAMPLE || input.origin() == Origin.NEAR_PROBE)
            .filter(BehaviourFeatures::isValid)
            .toList();
  }

  /** An input on which every candidate raises is none of the function's. */
  private static boolean isValid(InputFacts input) {
    return input.outcomes().stream().anyMatch(outcome -> !Notation.saysNoValue(outcome));
  }

  void read(CandidateFacts facts, Values values) {
    Optional<Boolean> loaded = loaded(facts);
    loaded.ifPresent(was -> values.put(Feature.LOADED, was));
    if (loaded.isEmpty()) {
      return;
    }
    String member = facts.model();
    List<Double> others = peers.others(member, peers.agreement(member));
    values.put(Feature.AGREEMENT_MEAN, Peers.mean(others));
    values.put(Feature.AGREEMENT_MAX, Peers.max(others));
    List<Double> distinct = peers.distinct(member, peers.agreement(member));
    values.put(Feature.AGREEMENT_MEAN_DISTINCT, Peers.mean(distinct));
    values.put(Feature.AGREEMENT_MAX_DISTINCT, Peers.max(distinct));
    values.put(
        Feature.NEAR_ALIKE, Peers.mean(peers.distinct(member, other -> alike(member, other))));
    values.put(Feature.NO_VALUE, withoutValue(panel.indexOf(member)));
  }

  /** Empty when it was not run: it could not be, or it is in another language than the others. */
  private static Optional<Boolean> loaded(CandidateFacts facts) {
    return facts
        .load()
        .filter(load -> !load.startsWith("not run"))
        .map(load -> load.equals(LOADED));
  }

  /** The share of near inputs on which two came to the same; one that was not loaded never did. */
  private Optional<Double> alike(String member, String other) {
    int left = panel.indexOf(member);
    int right = panel.indexOf(other);
    if (near.isEmpty() || right < 0 || loaded(observation.candidates().get(right)).isEmpty()) {
      return Optional.empty();
    }
    long same =
        near.stream()
            .map(InputFacts::byCandidate)
            .filter(outcomes -> outcomes.get(left) >= 0)
            .filter(outcomes -> outcomes.get(left).equals(outcomes.get(right)))
            .count();
    return Optional.of((double) same / near.size());
  }

  private OptionalDouble withoutValue(int place) {
    return observation.inputs().stream()
        .filter(input -> input.byCandidate().get(place) >= 0)
        .map(input -> input.outcomes().get(input.byCandidate().get(place)))
        .mapToDouble(outcome -> Notation.saysNoValue(outcome) ? 1 : 0)
        .average();
  }
}
