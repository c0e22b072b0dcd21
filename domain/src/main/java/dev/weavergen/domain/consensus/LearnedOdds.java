package dev.weavergen.domain.consensus;

import dev.weavergen.domain.trackrecord.Reliability;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Comparator;
import java.util.List;

/**
 * All evidence as log-odds that add up, each kind weighing what labelled generations say: examples
 * and each author's tests by how they tell right programs from wrong ones, votes by track records.
 * What passes more examples still comes first: few examples are wrong, and many tests. This is the
 * Bayesian form of judging by tests of unknown reliability (compare B4, arXiv 2409.08692). Of 984
 * choices among three recorded replies each, with tests of three authors, 825 were right; 822 where
 * tests were counted or weighed as in ACES (arXiv 2604.03922), 821 by CodeT's score (arXiv
 * 2207.10397), 810 without tests. Those with tests are too close to rank; this one also gives a
 * probability.
 */
record LearnedOdds(TrackRecords records) implements Weighing {
  /**
   * How far the tests of one author err together: many of them weigh as much as ten. Without it
   * forty wrong tests of a weak author outweigh all examples.
   */
  private static final double TESTS_IN_COMMON = .1;

  @Override
  public Comparator<Standing> bestFirst() {
    return Comparator.comparing(Standing::answers)
        .thenComparingInt(Standing::examplesPassed)
        .thenComparingDouble(this::logOdds)
        .thenComparingDouble(Standing::centrality)
        .reversed()
        .thenComparing(Standing::source);
  }

  @Override
  public double logOdds(Standing standing) {
    return standing.weight() + examples(standing) + tests(standing);
  }

  @Override
  public double none() {
    return 0;
  }

  /** Failing one of many examples speaks half against it, failing all fully. */
  private double examples(Standing standing) {
    int total = standing.examplesTotal();
    if (total == 0) {
      return 0;
    }
    int failed = total - standing.examplesPassed();
    return failed == 0
        ? records.examples().forPassing()
        : records.examples().forFailing() * (1 + (double) failed / total) / 2;
  }

  /** By the member that does best, so that no member makes its cluster worse. */
  private double tests(Standing standing) {
    return standing.tests().stream().mapToDouble(this::tests).max().orElse(0);
  }

  private double tests(List<Standing.TestsOfAuthor> byAuthor) {
    double odds = 0;
    for (Standing.TestsOfAuthor tests : byAuthor) {
      Reliability reliability = records.tests(tests.author());
      int decided = tests.passed() + tests.failed();
      odds +=
          (tests.passed() * reliability.forPassing() + tests.failed() * reliability.forFailing())
              / (1 + TESTS_IN_COMMON * Math.max(0, decided - 1));
    }
    return odds;
  }

  /** Examples where they differ, else what made the largest difference. */
  @Override
  public String why(Standing chosen, Standing next) {
    if (chosen.examplesPassed() != next.examplesPassed()) {
      return ChoiceReasons.byExamples(chosen, next);
    }
    double tests = tests(chosen) - tests(next);
    double votes = chosen.weight() - next.weight();
    if (Math.max(tests, votes) <= 0) {
      return ChoiceReasons.byWording();
    }
    return tests > votes
        ? ChoiceReasons.byTests(chosen, next)
        : ChoiceReasons.byVotes(chosen, next);
  }

  @Override
  public String inWords() {
    return "how much tests and votes count was learned from %d known outcomes"
        .formatted(records.labels());
  }
}
