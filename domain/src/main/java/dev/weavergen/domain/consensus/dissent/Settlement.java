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
   * A model whose program is in neither cluster was asked which of two is right, twice with swapped
   * order, and said the same both times.
   *
   * @param judge the member
   * @param cluster which it takes for right
   * @param other which it does not
   * @param reliability how often such a judgement is right, above one half and below 1
   */
  record JudgeFavours(String judge, String cluster, String other, double reliability)
      implements Settlement {}

  /**
   * The clusters that a person's word says are right, in the order given; empty when none is.
   *
   * @param clusters of the judgement that was asked about
   */
  default List<String> right(Observation observation, List<Cluster> clusters, Language language) {
    return switch (this) {
      case ClusterChosen(String named) -> named(named, clusters);
      case ValueExpected expected ->
          new ExpectedOutcome(expected, language).clusters(observation, clusters);
      case JudgeFavours favours -> named(favours.cluster(), clusters);
    };
  }

  private static List<String> named(String id, List<Cluster> clusters) {
    return clusters.stream().map(Cluster::id).filter(id::equals).toList();
  }

  /** For people, for example {@code a person decided for c2}. */
  default String inWords() {
    return switch (this) {
      case ClusterChosen(String cluster) -> "a person decided for " + cluster;
      case ValueExpected(String call, String value) -> "a person expects " + value + " of " + call;
      case JudgeFavours(String judge, String cluster, String other, _) ->
          judge + ", asked twice as a judge, takes " + cluster + " for right and not " + other;
    };
  }
}
