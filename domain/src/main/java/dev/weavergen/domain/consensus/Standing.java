package dev.weavergen.domain.consensus;

import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import java.util.List;

/**
 * What speaks for one cluster of behaviour.
 *
 * @param cluster from the observation
 * @param representative of its members the one that is most likely right: it passes most examples,
 *     then most trusted tests, then its model has the best record; else the observation's choice
 * @param answers whether its programs mostly return; a cluster that mostly raises is chosen only
 *     when all do
 * @param examplesPassed by the member that passes most, those written into it not counted
 * @param tests what each member makes of the trusted tests, by author
 * @param testsTotal how many trusted tests there are
 * @param weight of its members' votes
 * @param weightShare of all votes, in [0, 1]
 * @param centrality mean similarity in wording of its representative to all programs that ran; a
 *     last resort between equals
 * @param source of its representative, so that not even equals depend on the panel's order
 */
record Standing(
    ClusterFacts cluster,
    String representative,
    boolean answers,
    int examplesPassed,
    int examplesTotal,
    List<List<TestsOfAuthor>> tests,
    int testsTotal,
    double weight,
    double weightShare,
    double centrality,
    String source) {
  /**
   * How a cluster does on what one model wrote.
   *
   * @param failed of the trusted tests; undecided ones are neither
   */
  record TestsOfAuthor(String author, int passed, int failed) {}

  /** How many candidates behave so. */
  int votes() {
    return cluster.models().size();
  }

  boolean passesExamples() {
    return examplesPassed == examplesTotal;
  }

  /** By the member that passes most. */
  int testsPassed() {
    return tests.stream().mapToInt(Standing::passed).max().orElse(0);
  }

  static int passed(List<TestsOfAuthor> tests) {
    return tests.stream().mapToInt(TestsOfAuthor::passed).sum();
  }
}
