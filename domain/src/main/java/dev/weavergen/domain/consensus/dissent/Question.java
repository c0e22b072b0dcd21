package dev.weavergen.domain.consensus.dissent;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Dissent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person is asked when the evidence is nearly even.
 *
 * @param dissent the input on which the two best clusters part
 * @param clusters ids that may be answered with, best first
 * @param sentence the dissent in plain words
 */
public record Question(Dissent dissent, List<String> clusters, String sentence) {
  /** Below this difference of the two best scores the evidence is nearly even. */
  private static final double CLOSE = .2;

  public Question {
    clusters = List.copyOf(clusters);
  }

  /** What a cluster makes of the call in question, for example {@code returns 0}. */
  public String does(String cluster) {
    return OutcomeWords.inSingular(
        Objects.requireNonNull(dissent.outcomes().get(cluster), "a cluster of the dissent"));
  }

  /** The whole question for people. */
  public String inWords() {
    return sentence + "; which is right: " + String.join(", ", clusters);
  }

  /**
   * The question that a consensus leaves open, if it leaves one and there is an input to show it
   * by. Workflows ask this, so runs in flight depend on the answer staying as it is.
   */
  public static Optional<Question> of(Consensus consensus) {
    List<Cluster> clusters = consensus.clusters();
    if (clusters.size() < 2 || clusters.get(0).score() - clusters.get(1).score() >= CLOSE) {
      return Optional.empty();
    }
    List<String> ids = clusters.stream().map(Cluster::id).toList();
    return consensus.dissent().stream()
        .filter(dissent -> dissent.outcomes().keySet().containsAll(ids.subList(0, 2)))
        .findFirst()
        .map(dissent -> new Question(dissent, ids, DissentSentence.of(dissent, clusters)));
  }
}
