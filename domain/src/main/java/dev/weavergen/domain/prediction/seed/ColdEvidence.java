package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Answer;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import dev.weavergen.domain.trackrecord.Reliability;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.List;
import java.util.OptionalDouble;

/** Likelihood ratios of what running a candidate showed. */
final class ColdEvidence {
  /**
   * Log-odds between agreeing with no different program of another and with all. Regressions of
   * right on that share gave 6.4 and 5.3 on HumanEval (five models, ten models) and 2.8 on MBPP.
   */
  private static final double AGREEMENT = 4;

  /** The share that says nothing; the same regressions gave .67, .42 and .47. */
  private static final double AGREEMENT_NEUTRAL = .5;

  /** The same of programs that pass every example: right ones among them agree nearly always. */
  private static final double PASSING_NEUTRAL = .75;

  /** Where no different program passes them, agreement with those that fail counts half. */
  private static final double AMONG_FAILING = .5;

  /** A program that cannot be loaded cannot be right, but the sandbox may lack a library. */
  private static final double NOT_LOADED = -4;

  /**
   * How far an answer's log-odds go towards those of the consensus, which compared all programs at
   * once and knows of rivals that pass as much: half way, since neither is known to judge better.
   * Against not going there the Brier score of answers fell on MBPP (.105 to .099) and on HumanEval
   * with hidden examples (.175 to .148) and was about even with shown ones (.064 to .063 with seven
   * models, .071 to .078 with three).
   */
  private static final double CONSENSUS = .5;

  /** Nothing that is scored 0 or 1 is as certain as that. */
  private static final double SCORE_MIN = .01;

  private final GenerationCase generation;
  private final int candidate;
  private final FeatureVector features;
  private final TrackRecords records;
  private final LogOdds odds;

  ColdEvidence(GenerationCase generation, int candidate, TrackRecords records, LogOdds odds) {
    this.generation = generation;
    this.candidate = candidate;
    this.features = generation.features().get(candidate);
    this.records = records;
    this.odds = odds;
  }

  /** What is known without examples and tests. */
  void agreement() {
    if (loaded()) {
      agreement(
          Feature.AGREEMENT_MEAN_DISTINCT, AGREEMENT, AGREEMENT_NEUTRAL, "programs of others");
    }
  }

  /** Agreement, examples and tests. */
  void checks() {
    OptionalDouble examples = features.value(Feature.ALL_EXAMPLES);
    if (examples.isEmpty()) {
      agreement();
      tests();
      return;
    }
    if (!loaded()) {
      return;
    }
    examples(examples.getAsDouble() == 1);
    if (features.value(Feature.PASSING_ALIKE).isPresent()) {
      agreement(
          Feature.PASSING_ALIKE, AGREEMENT, PASSING_NEUTRAL, "programs that pass every example");
    } else {
      agreement(
          Feature.AGREEMENT_MEAN_DISTINCT,
          AMONG_FAILING * AGREEMENT,
          AGREEMENT_NEUTRAL,
          "programs of others");
    }
    tests();
  }

  private boolean loaded() {
    boolean loaded = features.value(Feature.LOADED).orElse(1) == 1;
    if (!loaded) {
      odds.add(Feature.LOADED.wireName(), NOT_LOADED, "it could not be loaded");
    }
    return loaded;
  }

  private void agreement(Feature feature, double slope, double neutral, String with) {
    features
        .value(feature)
        .ifPresent(share ->
            odds.add(
                feature.wireName(),
                slope * (share - neutral),
                "agrees with different "
                    + with
                    + " on "
                    + Math.round(100 * share)
                    + " % of the inputs"));
  }

  private void examples(boolean all) {
    Reliability reliability = records.examples();
    odds.add(
        Feature.ALL_EXAMPLES.wireName(),
        all ? reliability.forPassing() : reliability.forFailing(),
        all ? "passes every example" : "fails an example");
  }

  /** The tests of one author err together and count as one witness. */
  private void tests() {
    List<TestTally> tallies = generation.generation().candidates().get(candidate).tests();
    int passed = tallies.stream().mapToInt(TestTally::passed).sum();
    int total = tallies.stream().mapToInt(TestTally::total).sum();
    double sum = tallies.stream().mapToDouble(this::odds).sum();
    odds.add(
        Feature.TESTS_PASSED.wireName(),
        sum,
        "passes " + passed + " of " + total + " tests that models wrote");
  }

  private double odds(TestTally tally) {
    Reliability reliability = records.tests(tally.author());
    double share = (double) tally.passed() / tally.total();
    return share * reliability.forPassing() + (1 - share) * reliability.forFailing();
  }

  /** What having been chosen adds to the log-odds of a candidate. */
  static double consensus(Answer answer, double logOdds) {
    double score = Math.clamp(answer.score(), SCORE_MIN, 1 - SCORE_MIN);
    return CONSENSUS * (StrictMath.log(score / (1 - score)) - logOdds);
  }
}
