package dev.weavergen.domain.consensus;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What speaks for one cluster of behaviour.
 *
 * @param cluster from the observation
 * @param answers whether its programs mostly return; a cluster that mostly raises is chosen only
 *     when all do
 * @param examplesPassed by the member that passes most
 * @param testsPassed of the trusted tests, by the member that passes most
 * @param testsTotal trusted tests
 * @param centrality mean similarity in wording of its representative to all programs that ran; a
 *     last resort between equals
 * @param source of its representative, so that not even equals depend on the panel's order
 */
record Standing(
    ClusterFacts cluster,
    boolean answers,
    int examplesPassed,
    int examplesTotal,
    int testsPassed,
    int testsTotal,
    double centrality,
    String source) {
  /**
   * Examples, then trusted tests, then votes: the order that is safe before track records are
   * learned. On recorded replies of real models a raw vote loses to the best single model, and
   * examples do not (ALGORITHMS, measured on HumanEval and MBPP).
   */
  static final Comparator<Standing> BEST_FIRST =
      Comparator.comparing(Standing::answers)
          .thenComparingInt(Standing::examplesPassed)
          .thenComparingInt(Standing::testsPassed)
          .thenComparingInt(Standing::votes)
          .thenComparingDouble(Standing::centrality)
          .reversed()
          .thenComparing(Standing::source);

  /** How many candidates behave so. */
  int votes() {
    return cluster.models().size();
  }

  boolean passesExamples() {
    return examplesPassed == examplesTotal;
  }

  /** The standing of every cluster of an observation. */
  static List<Standing> of(Observation observation, List<Voter> voters, SimilarityMatrix wording) {
    TrustedTests tests = TrustedTests.of(observation);
    boolean allRaise = observation.clusters().stream().allMatch(ClusterFacts::mostlyRaises);
    List<String> ran =
        observation.clusters().stream().flatMap(cluster -> cluster.models().stream()).toList();
    return observation.clusters().stream()
        .map(cluster ->
            new Standing(
                cluster,
                allRaise || !cluster.mostlyRaises(),
                most(cluster, observation, CandidateFacts::examplesPassed),
                most(cluster, observation, CandidateFacts::examplesTotal),
                most(cluster, observation, tests::passedBy),
                tests.count(),
                centrality(cluster.representative(), ran, wording),
                sourceOf(cluster.representative(), voters)))
        .toList();
  }

  private static int most(
      ClusterFacts cluster, Observation observation, ToIntFunction<CandidateFacts> count) {
    return cluster.models().stream()
        .flatMap(model -> observation.of(model).stream())
        .mapToInt(count)
        .max()
        .orElse(0);
  }

  /** Summed in sorted order, so that not even the last bit depends on the panel's. */
  private static double centrality(String model, List<String> ran, SimilarityMatrix wording) {
    int row = wording.models().indexOf(model);
    return IntStream.range(0, wording.models().size())
            .filter(column -> ran.contains(wording.models().get(column)))
            .mapToDouble(column -> wording.matrix().get(row).get(column))
            .sorted()
            .sum()
        / ran.size();
  }

  private static String sourceOf(String model, List<Voter> voters) {
    return voters.stream()
        .filter(voter -> voter.member().equals(model))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(model + " was observed and has no vote"))
        .source();
  }
}
