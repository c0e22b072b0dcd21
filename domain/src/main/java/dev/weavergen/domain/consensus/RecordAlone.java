package dev.weavergen.domain.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The choice where nothing could be seen of the programs but much is known of their models: the
 * member that is most often right. Similar wording loses to the best single model (ALGORITHMS, what
 * decides).
 */
final class RecordAlone {
  private static final int PERCENT = 100;

  private RecordAlone() {}

  /**
   * The same clusters, with the best member's in front.
   *
   * @param byWording also decides between members of equal record
   * @param why there is no evidence, as the end of a sentence
   */
  static Consensus choose(
      Consensus byWording, List<Voter> voters, Electorate electorate, String why) {
    List<String> byScore = byWording.clusters().stream().flatMap(RecordAlone::bestFirst).toList();
    String best =
        byScore.stream()
            .max(
                Comparator.comparingDouble(electorate::rate)
                    .thenComparing(Comparator.comparingInt(byScore::indexOf).reversed()))
            .orElseThrow();
    double rate = electorate.rate(best);
    List<Cluster> clusters = inFront(best, rate, byWording.clusters());
    return new Consensus(
        rate,
        (double) clusters.getFirst().models().size() / voters.size(),
        Entropy.bits(clusters.stream().map(Cluster::score).toList()),
        clusters.getFirst().id(),
        byWording.votes(),
        clusters,
        byWording.similarity(),
        byWording.dissent(),
        List.of(
            String.format(
                Locale.ROOT,
                "chosen by track record alone, %s: %s is right in %.0f %% of such tasks",
                why,
                best,
                PERCENT * rate)));
  }

  private static Stream<String> bestFirst(Cluster cluster) {
    return Stream.concat(Stream.of(cluster.representative()), cluster.models().stream()).distinct();
  }

  /** What the best member's cluster leaves of the probability the others share as before. */
  private static List<Cluster> inFront(String best, double rate, List<Cluster> clusters) {
    double others =
        clusters.stream()
            .filter(cluster -> !cluster.models().contains(best))
            .mapToDouble(Cluster::score)
            .sum();
    List<Cluster> ordered = new ArrayList<>();
    for (Cluster cluster : clusters) {
      if (cluster.models().contains(best)) {
        ordered.addFirst(cluster.representedBy(best).scored(rate));
      } else {
        ordered.add(cluster.scored(Math.min(rate, (1 - rate) * cluster.score() / others)));
      }
    }
    return ordered;
  }
}
