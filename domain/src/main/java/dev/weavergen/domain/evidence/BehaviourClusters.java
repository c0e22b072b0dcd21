package dev.weavergen.domain.evidence;

import dev.weavergen.domain.grouping.Components;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The loaded candidates, grouped by what they do.
 *
 * <p>Grouping by executed behaviour goes back to AlphaCode (Li et al. 2022, arXiv 2203.07814) and
 * CodeT (arXiv 2207.10397), which call programs equal if they agree on every input. Here not every
 * input weighs the same. Mutated inputs stray from what the intent speaks of: two right programs
 * may well differ on a negative length, and one such accident would part them. So candidates are
 * parted by one difference on an input like the examples, or by two on far ones ({@link
 * #FAR_DIFFERENCES_THAT_PART}).
 *
 * <p>Being parted by two is no longer transitive (a lone difference here, another one there), so
 * clusters are the chains of candidates that are not parted ({@link Components}), within those that
 * agree on all inputs like the examples, which is transitive. A chain is right in what it joins:
 * each link is a single far oddity. Complete linkage would have to choose which oddity counts, and
 * would choose by the order of the panel; joining only those without any difference would let one
 * far input break up a majority.
 *
 * <p>Without any input that counts nothing was shown, and each candidate stays alone: a cluster is
 * a claim of agreement, and there is none to make. A candidate that did not load is in no cluster.
 *
 * @param clusters by falling size, then by the panel's order
 * @param inputs how many inputs counted
 */
public record BehaviourClusters(List<BehaviourCluster> clusters, int inputs) {
  private static final int FAR_DIFFERENCES_THAT_PART = 2;

  /** More than this share of failures and a cluster says nothing of the answer. */
  private static final double FAILURES_MAX = .5;

  public BehaviourClusters {
    clusters = List.copyOf(clusters);
  }

  /**
   * The clusters of a panel.
   *
   * @param panel each candidate once, all that are loaded with outcomes of the same inputs
   * @param nearness of each input, in the outcomes' order
   */
  public static BehaviourClusters of(List<Behaviour> panel, List<Nearness> nearness) {
    BehaviourComparison comparison = BehaviourComparison.of(panel);
    if (comparison.size() > 0
        && comparison.candidates().getFirst().outcomes().size() != nearness.size()) {
      throw new IllegalArgumentException("each input needs its nearness");
    }
    List<List<Integer>> groups =
        Components.of(comparison.size(), (one, other) -> !parted(one, other, comparison, nearness));
    List<List<Integer>> ranked =
        groups.stream()
            .sorted(Comparator.<List<Integer>>comparingInt(List::size).reversed())
            .toList();
    List<BehaviourCluster> clusters = new ArrayList<>();
    for (List<Integer> members : ranked) {
      clusters.add(cluster("c" + (clusters.size() + 1), members, comparison));
    }
    return new BehaviourClusters(clusters, comparison.inputs().size());
  }

  /** The clusters that can be the answer: those that mostly return, or all when none does. */
  public List<BehaviourCluster> eligible() {
    List<BehaviourCluster> returning =
        clusters.stream().filter(cluster -> !cluster.mostlyRaises()).toList();
    return returning.isEmpty() ? clusters : returning;
  }

  private static boolean parted(
      int one, int other, BehaviourComparison comparison, List<Nearness> nearness) {
    if (comparison.inputs().isEmpty()) {
      return true;
    }
    int farDifferences = 0;
    for (int place = 0; place < comparison.inputs().size(); place++) {
      if (!comparison.agree(one, other, place)) {
        switch (nearness.get(comparison.inputs().get(place))) {
          case LIKE_EXAMPLE -> {
            return true;
          }
          case FAR -> farDifferences++;
        }
      }
    }
    return farDifferences >= FAR_DIFFERENCES_THAT_PART;
  }

  private static BehaviourCluster cluster(
      String id, List<Integer> members, BehaviourComparison comparison) {
    List<Behaviour> behaviours = members.stream().map(comparison.candidates()::get).toList();
    return new BehaviourCluster(
        id,
        behaviours.stream().map(Behaviour::candidate).toList(),
        failures(behaviours, comparison.inputs()) > FAILURES_MAX);
  }

  /** The share of calls that did not return; all of them when no input counts. */
  private static double failures(List<Behaviour> behaviours, List<Integer> inputs) {
    if (inputs.isEmpty()) {
      return 1;
    }
    long failures =
        behaviours.stream()
            .flatMapToInt(behaviour ->
                IntStream.of(inputs.stream().mapToInt(Integer::intValue).toArray())
                    .filter(input -> !behaviour.returns(input)))
            .count();
    return (double) failures / ((long) behaviours.size() * inputs.size());
  }
}
