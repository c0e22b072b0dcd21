package dev.weavergen.domain.consensus;

import dev.weavergen.domain.consensus.dissent.Settlement.JudgeFavours;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A consensus after a judge's word. A judge is one more witness: its log-odds move probability from
 * one of two clusters to the other and leave all others alone. Between clusters that pass different
 * numbers of examples it is not heard, since what was executed outweighs what anybody says.
 */
final class Favoured {
  private Favoured() {}

  static Consensus by(JudgeFavours judged, Consensus before) {
    Optional<Cluster> favoured = find(judged.cluster(), before);
    Optional<Cluster> other = find(judged.other(), before);
    if (favoured.isEmpty() || other.isEmpty()) {
      return before;
    }
    if (favoured.get().examplesPassed() != other.get().examplesPassed()) {
      return before.afterReasons(
          List.of(
              judged.inWords() + "; between these two the examples decide, so it is not heard"));
    }
    return shifted(judged, before, favoured.get(), other.get());
  }

  private static Consensus shifted(
      JudgeFavours judged, Consensus before, Cluster favoured, Cluster other) {
    double mass = favoured.score() + other.score();
    double speaksFor = favoured.score() * judged.reliability();
    double against = other.score() * (1 - judged.reliability());
    double share =
        speaksFor + against > 0 ? speaksFor / (speaksFor + against) : judged.reliability();
    List<Cluster> clusters =
        before.clusters().stream()
            .map(cluster -> {
              if (cluster.equals(favoured)) {
                return cluster.scored(mass * share);
              }
              return cluster.equals(other) ? cluster.scored(mass * (1 - share)) : cluster;
            })
            .sorted(Comparator.comparingDouble(Cluster::score).reversed())
            .toList();
    return Settled.rescored(before, clusters, clusters.getFirst(), judged.inWords());
  }

  private static Optional<Cluster> find(String id, Consensus consensus) {
    return consensus.clusters().stream().filter(cluster -> cluster.id().equals(id)).findFirst();
  }
}
