package dev.weavergen.domain.consensus.dissent;

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
