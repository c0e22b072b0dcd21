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
  /**
   * Log-odds below which a vote counts in proportion to its model's rate instead: a model that is
   * mostly wrong still does not speak against what it says, and the better of two is still better.
   */
  private static final double WEAK = .1;

  private static final double WEAK_RATE = 1 / (1 + Math.exp(-WEAK));

  /**
   * Correlation of errors between samples of one model: .29 to .75 for five models on HumanEval,
   * .47 in the mean.
   */
  private static final double SAMPLES_IN_COMMON = .5;

  /** Two names whose errors agree as far as this, after shrinkage, are one model. */
  private static final double ONE_MODEL = .9;

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
   * member, and for what other samples of its model say again. With no label every model's vote
   * counts 1.
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
    double own = strength(member);
    double inCommon =
        ran.stream()
            .filter(other -> strength(other) > own)
            .mapToDouble(other -> jointErrors(member, other))
            .max()
            .orElse(0);
    double repeated =
        ran.stream()
            .filter(other -> !other.equals(member))
            .mapToDouble(other -> repetition(member, other))
            .sorted()
            .sum();
    return own * (1 - inCommon) / (1 + repeated);
  }

  /** How much of what a member says the other has said, where both are one model. */
  private double repetition(String member, String other) {
    if (model(member).equals(model(other))) {
      return SAMPLES_IN_COMMON;
    }
    return jointErrors(member, other) >= ONE_MODEL ? 1 : 0;
  }

  private double jointErrors(String member, String other) {
    return records.jointErrors(model(member), model(other));
  }

  private double strength(String member) {
    if (records.labels() == 0) {
      return 1;
    }
    double rate = rate(member);
    return rate < WEAK_RATE ? WEAK * rate / WEAK_RATE : Math.log(rate / (1 - rate));
  }

  /** How likely a program of the member is right, before it is seen, in (0, 1). */
  double rate(String member) {
    return records.rate(model(member), taskClass);
  }

  private String model(String member) {
    return models.getOrDefault(member, member);
  }
}
