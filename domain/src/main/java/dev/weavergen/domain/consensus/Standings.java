package dev.weavergen.domain.consensus;

import dev.weavergen.domain.consensus.Standing.TestsOfAuthor;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Puts together what speaks for each cluster of an observation. */
final class Standings {
  private final Observation observation;
  private final List<Voter> voters;
  private final SimilarityMatrix wording;
  private final Electorate electorate;
  private final Map<String, Double> weights;
  private final TrustedTests tests;
  private final boolean allRaise;

  /**
   * @param wording similarity of all voters' programs
   */
  Standings(
      Observation observation,
      List<Voter> voters,
      SimilarityMatrix wording,
      Electorate electorate) {
    this.observation = observation;
    this.voters = voters;
    this.wording = wording;
    this.electorate = electorate;
    this.weights = electorate.weights(observation);
    this.tests = TrustedTests.of(observation);
    this.allRaise = observation.clusters().stream().allMatch(ClusterFacts::mostlyRaises);
  }

  /** What each vote counts, in the panel's order. */
  Map<String, Double> weights() {
    return weights;
  }

  /** In the observation's order. */
  List<Standing> all() {
    return observation.clusters().stream().map(this::of).toList();
  }

  private Standing of(ClusterFacts cluster) {
    String representative = representative(cluster);
    double weight = sum(cluster.models().stream().map(this::weight).toList());
    return new Standing(
        cluster,
        representative,
        allRaise || !cluster.mostlyRaises(),
        most(cluster, CandidateFacts::examplesEarned),
        most(cluster, CandidateFacts::examplesTotal),
        cluster.models().stream().map(this::tests).toList(),
        tests.count(),
        weight,
        weight / sum(List.copyOf(weights.values())),
        centrality(representative),
        source(representative));
  }

  /** Added up in sorted order, so that not even the last bit depends on the panel's. */
  private static double sum(List<Double> parts) {
    return parts.stream().mapToDouble(Double::doubleValue).sorted().sum();
  }

  private double weight(String member) {
    return weights.getOrDefault(member, 0.0);
  }

  private String representative(ClusterFacts cluster) {
    return cluster.models().stream()
        .max(
            Comparator.comparingInt(this::examplesPassed)
                .thenComparingInt(member -> Standing.passed(tests(member)))
                .thenComparingDouble(electorate::rate)
                .thenComparing(member -> member.equals(cluster.representative()))
                .thenComparing(this::source))
        .orElseThrow();
  }

  private int examplesPassed(String member) {
    return observation.of(member).map(CandidateFacts::examplesEarned).orElse(0);
  }

  private int most(ClusterFacts cluster, ToIntFunction<CandidateFacts> count) {
    return cluster.models().stream()
        .flatMap(member -> observation.of(member).stream())
        .mapToInt(count)
        .max()
        .orElse(0);
  }

  private List<TestsOfAuthor> tests(String member) {
    return observation.of(member).map(tests::of).orElse(List.of());
  }

  private double centrality(String member) {
    List<String> models = wording.models();
    int row = models.indexOf(member);
    return IntStream.range(0, models.size())
            .filter(column -> weights.containsKey(models.get(column)))
            .mapToDouble(column -> wording.matrix().get(row).get(column))
            .sorted()
            .sum()
        / weights.size();
  }

  private String source(String member) {
    return voters.stream()
        .filter(voter -> voter.member().equals(member))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(member + " was observed and has no vote"))
        .source();
  }
}
