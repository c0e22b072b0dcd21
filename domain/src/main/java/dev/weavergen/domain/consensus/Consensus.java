package dev.weavergen.domain.consensus;

import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clusters, their scores, the choice and its reasons.
 *
 * @param score of the chosen cluster, in [0, 1]
 * @param agreement share of the candidates that are in the chosen cluster
 * @param entropy of the clusters' scores, in bits; 0 when all candidates behave alike
 * @param chosen id of the chosen cluster
 * @param votes weight of each voting member, in the panel's order
 * @param clusters by falling score
 * @param dissent inputs on which the top clusters part
 * @param reasons for people, the most telling first
 */
public record Consensus(
    double score,
    double agreement,
    double entropy,
    String chosen,
    Map<String, Double> votes,
    List<Cluster> clusters,
    SimilarityMatrix similarity,
    List<Dissent> dissent,
    List<String> reasons) {
  public Consensus {
    votes = Collections.unmodifiableMap(new LinkedHashMap<>(votes));
    clusters = List.copyOf(clusters);
    dissent = dissent == null ? List.of() : List.copyOf(dissent);
    reasons = List.copyOf(reasons);
  }

  /** The same with more telling reasons before its own. */
  public Consensus afterReasons(List<String> first) {
    return new Consensus(
        score,
        agreement,
        entropy,
        chosen,
        votes,
        clusters,
        similarity,
        dissent,
        Stream.concat(first.stream(), reasons.stream()).toList());
  }

  /** The same with less telling reasons behind its own. */
  public Consensus beforeReasons(List<String> last) {
    return new Consensus(
        score,
        agreement,
        entropy,
        chosen,
        votes,
        clusters,
        similarity,
        dissent,
        Stream.concat(reasons.stream(), last.stream()).toList());
  }

  /**
   * The same with that member's program as the choice, for asking how probable it is; empty where
   * it is in no cluster.
   */
  public Optional<Consensus> choosing(String member) {
    double candidates = chosenCluster().models().size() / agreement;
    return clusters.stream()
        .filter(cluster -> cluster.models().contains(member))
        .findFirst()
        .map(cluster ->
            new Consensus(
                cluster.score(),
                cluster.models().size() / candidates,
                entropy,
                cluster.id(),
                votes,
                clusters.stream()
                    .map(each -> each.equals(cluster) ? each.representedBy(member) : each)
                    .toList(),
                similarity,
                dissent,
                reasons));
  }

  /** The chosen cluster itself. */
  public Cluster chosenCluster() {
    return clusters.stream()
        .filter(cluster -> cluster.id().equals(chosen))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("chosen cluster " + chosen + " is not among the clusters"));
  }
}
