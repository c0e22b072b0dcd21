package dev.weavergen.domain.consensus;

import java.util.List;

/**
 * Candidates that belong together.
 *
 * @param id {@code c1}, {@code c2}, … by falling score
 * @param models the members in the panel's order
 * @param representative the member whose program stands for the cluster
 * @param score what the cluster is ranked by
 * @param qualityTimesConfidence the seed design's score: quality estimate × mean stated confidence
 * @param examplesPassed by the member that passes most, those written into it not counted
 * @param testsPassed of the tests that models wrote, by the member that passes most
 */
public record Cluster(
    String id,
    List<String> models,
    String representative,
    double score,
    double qualityTimesConfidence,
    int examplesPassed,
    int examplesTotal,
    int testsPassed,
    int testsTotal) {
  public Cluster {
    models = List.copyOf(models);
  }

  /** The same with another member's program standing for it. */
  Cluster representedBy(String member) {
    return new Cluster(
        id,
        models,
        member,
        score,
        qualityTimesConfidence,
        examplesPassed,
        examplesTotal,
        testsPassed,
        testsTotal);
  }

  /** The same with another score. */
  Cluster scored(double other) {
    return new Cluster(
        id,
        models,
        representative,
        other,
        qualityTimesConfidence,
        examplesPassed,
        examplesTotal,
        testsPassed,
        testsTotal);
  }
}
