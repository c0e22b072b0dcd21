package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import dev.weavergen.domain.evidence.Observation.WordingFacts;
import java.util.Optional;

/**
 * The semantic score: half of it is the share of the intent's content words, those of its context
 * included, that the program has among its identifiers, comments and strings; the other half is
 * earned when every path returns a value where one is expected. A program that does not compile
 * means nothing.
 */
public final class SemanticAnalyzer {
  private static final double WORDS = .5;
  private static final double RETURNS = .5;

  private SemanticAnalyzer() {}

  /**
   * @param reading empty where the program could not be read
   * @return in [0, 1]
   */
  public static double score(Optional<ReadingFacts> reading, Expectation expectation) {
    return reading.map(facts -> score(facts, expectation)).orElse(SeedFormula.UNKNOWN);
  }

  private static double score(ReadingFacts facts, Expectation expectation) {
    if (facts.problem().isPresent()) {
      return 0;
    }
    double words = facts.wording().map(WordingFacts::share).orElse(SeedFormula.UNKNOWN);
    boolean returns = facts.entry().flatMap(expectation::returns).orElse(true);
    return WORDS * words + (returns ? RETURNS : 0);
  }
}
