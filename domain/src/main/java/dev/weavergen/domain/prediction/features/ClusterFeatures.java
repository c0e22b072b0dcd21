package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.prediction.Feature;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How many behave like a program, and how the rest is divided (T3). */
final class ClusterFeatures {
  private final Peers peers;
  private final List<String> run;
  private final List<List<String>> clusters;

  ClusterFeatures(Observation observation, Peers peers) {
    this.peers = peers;
    this.run =
        peers.members().stream()
            .filter(member -> peers.agreement(member).apply(member).isPresent())
            .toList();
    this.clusters =
        observation.clusters().stream()
            .map(ClusterFacts::models)
            .map(models -> models.stream().filter(run::contains).toList())
            .filter(models -> !models.isEmpty())
            .toList();
  }

  /** Nothing where the candidate was not compared with others. */
  void read(String member, Values values) {
    if (!run.contains(member) || run.size() < 2 || clusters.isEmpty()) {
      return;
    }
    Optional<List<String>> own =
        clusters.stream().filter(cluster -> cluster.contains(member)).findFirst();
    List<String> alike = own.orElse(List.of());
    int largest = clusters.stream().mapToInt(List::size).max().orElse(0);
    values.put(Feature.CLUSTER_MASS, (double) alike.size() / run.size());
    values.put(Feature.CLUSTER_MASS_DISTINCT, (double) peers.programs(alike) / peers.programs(run));
    values.put(Feature.LARGEST_CLUSTER, alike.size() == largest);
    values.put(Feature.RIVAL_MASS, (double) rival(alike) / run.size());
    values.put(Feature.CLUSTERS, (double) (clusters.size() + unclustered()) / run.size());
    values.put(Feature.ENTROPY, entropyBits());
  }

  private int rival(List<String> alike) {
    return clusters.stream()
        .filter(cluster -> !cluster.equals(alike))
        .mapToInt(List::size)
        .max()
        .orElse(0);
  }

  /** A candidate without a cluster behaves like no other. */
  private int unclustered() {
    return run.size() - clusters.stream().mapToInt(List::size).sum();
  }

  private double entropyBits() {
    IntStream sizes =
        IntStream.concat(
            clusters.stream().mapToInt(List::size), IntStream.range(0, unclustered()).map(_ -> 1));
    return sizes.mapToDouble(size -> (double) size / run.size()).map(ClusterFeatures::bits).sum();
  }

  private static double bits(double share) {
    return -share * StrictMath.log(share) / StrictMath.log(2);
  }
}
