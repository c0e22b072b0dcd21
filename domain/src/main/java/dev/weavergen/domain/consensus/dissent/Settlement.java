package dev.weavergen.domain.consensus.dissent;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.intent.Language;
import java.util.List;

/** What settles a dissent from outside the evidence. */
public sealed interface Settlement {
  /**
   * A person named the cluster that is right.
   *
   * @param cluster its id as the question named it
   */
  record ClusterChosen(String cluster) implements Settlement {}

  /**
   * A person gave the value of the call in question.
   *
   * @param call the input of the dissent
   * @param value as the outcomes are written; the cluster with that outcome is right, or none is
   */
  record ValueExpected(String call, String value) implements Settlement {}

  /**
   * The clusters that it says are right, in the order given; empty when none is.
   *
   * @param clusters of the judgement that was asked about
   */
  default List<String> right(Observation observation, List<Cluster> clusters, Language language) {
    return switch (this) {
      case ClusterChosen(String named) ->
          clusters.stream().map(Cluster::id).filter(named::equals).toList();
      case ValueExpected expected ->
          new ExpectedOutcome(expected, language).clusters(observation, clusters);
    };
  }

  /** For people, for example {@code a person decided for c2}. */
  default String inWords() {
    return switch (this) {
      case ClusterChosen(String cluster) -> "a person decided for " + cluster;
      case ValueExpected(String call, String value) -> "a person expects " + value + " of " + call;
    };
  }
}
