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

  /** For people, for example {@code a person decided for c2}. */
  default String inWords() {
    return switch (this) {
      case ClusterChosen(String cluster) -> "a person decided for " + cluster;
      case ValueExpected(String call, String value) -> "a person expects " + value + " of " + call;
    };
  }
}
