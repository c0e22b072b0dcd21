package dev.weavergen.domain.consensus;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who votes, and what the past says of them.
 *
 * @param taskClass which records speak of this task
 * @param models by member, what its track record is kept of; a member that is not named has no
 *     record, and is nobody's copy
 */
public record Electorate(String taskClass, Map<String, String> models, TrackRecords records) {
  /** A weaker model than chance still does not speak against what it says. */
  private static final double WEIGHT_MIN = .05;

  public Electorate {
    models = Map.copyOf(models);
  }

  /** Nobody is known. */
  public static Electorate unknown() {
    return new Electorate("unknown", Map.of(), TrackRecords.NONE);
  }

  /**
   * What the vote of each member whose program ran counts, in the panel's order: the log-odds that
   * its model is right, as for independent witnesses; less what it has in common with a stronger
   * member, and shared between copies of one model. With no label every model's vote counts 1.
   *
   * <p>The discount depends on who votes and not on what they say, so that a member that joins a
   * cluster never weakens it.
   */
  Map<String, Double> weights(Observation observation) {
    List<String> ran =
        observation.candidates().stream()
            .map(CandidateFacts::model)
            .filter(member -> ran(member, observation.clusters()))
            .toList();
    Map<String, Double> weights = new LinkedHashMap<>();
    ran.forEach(member -> weights.put(member, weight(member, ran)));
    return weights;
  }

  private static boolean ran(String member, List<ClusterFacts> clusters) {
    return clusters.stream().anyMatch(cluster -> cluster.models().contains(member));
  }

  private double weight(String member, List<String> ran) {
    long copies = ran.stream().filter(other -> model(other).equals(model(member))).count();
    double own = strength(member);
    double inCommon =
        ran.stream()
            .filter(other -> strength(other) > own)
            .mapToDouble(other -> records.jointErrors(model(other), model(member)))
            .max()
            .orElse(0);
    return own * (1 - inCommon) / copies;
  }

  private double strength(String member) {
    if (records.labels() == 0) {
      return 1;
    }
    double rate = rate(member);
    return Math.max(WEIGHT_MIN, Math.log(rate / (1 - rate)));
  }

  /** How likely a program of the member is right, before it is seen, in (0, 1). */
  double rate(String member) {
    return records.rate(model(member), taskClass);
  }

  private String model(String member) {
    return models.getOrDefault(member, member);
  }
}
