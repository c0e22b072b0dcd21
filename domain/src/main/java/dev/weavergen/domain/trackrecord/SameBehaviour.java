package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import java.util.Collection;
import java.util.List;

/**
 * Which candidates a label of one of them speaks of too. A cluster may hold candidates that differ
 * on a lone far input, and that input may be the one that makes a program wrong; so a label passes
 * on only within a cluster and only where every observed outcome is the same.
 */
public final class SameBehaviour {
  private SameBehaviour() {}

  /**
   * The members whose candidates did exactly what one of these members' candidates did, in the
   * panel's order, these members included as far as they were observed.
   */
  public static List<String> as(Collection<String> members, Observation observation) {
    List<String> panel = observation.candidates().stream().map(CandidateFacts::model).toList();
    return panel.stream()
        .filter(other ->
            members.contains(other)
                || members.stream().anyMatch(member -> same(member, other, panel, observation)))
        .toList();
  }

  private static boolean same(
      String one, String other, List<String> panel, Observation observation) {
    int left = panel.indexOf(one);
    int right = panel.indexOf(other);
    return left >= 0
        && clustered(one, other, observation.clusters())
        && observation.agree(one, other)
        && observation.inputs().stream().anyMatch(input -> outcome(input, left) >= 0)
        && observation.inputs().stream()
            .allMatch(input -> outcome(input, left) == outcome(input, right));
  }

  private static boolean clustered(String one, String other, List<ClusterFacts> clusters) {
    return clusters.stream()
        .anyMatch(cluster -> cluster.models().contains(one) && cluster.models().contains(other));
  }

  private static int outcome(InputFacts input, int candidate) {
    return input.byCandidate().get(candidate);
  }
}
