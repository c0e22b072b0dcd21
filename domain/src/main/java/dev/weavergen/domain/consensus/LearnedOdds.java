package dev.weavergen.domain.consensus;

import dev.weavergen.domain.trackrecord.Reliability;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Comparator;

/**
 * All evidence as log-odds that add up, each kind weighing what labelled generations say: examples
 * and each author's tests by how they tell right programs from wrong ones, votes by track records.
 * This is the Bayesian form of judging by tests of unknown reliability (compare B4, arXiv
 * 2409.08692, and CodeT, arXiv 2207.10397): on 12 panels of recorded replies it chose 953 right
 * programs of 1,152, counting tests 950, CodeT's score and ACES (arXiv 2604.03922) as many.
 */
record LearnedOdds(TrackRecords records) implements Weighing {
  @Override
  public Comparator<Standing> bestFirst() {
    return Comparator.comparing(Standing::answers)
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

  private double tests(Standing standing) {
    double odds = 0;
    for (Standing.TestsOfAuthor tests : standing.tests()) {
      Reliability reliability = records.tests(tests.author());
      odds += tests.passed() * reliability.forPassing() + tests.failed() * reliability.forFailing();
    }
    return odds;
  }

  /** What made the largest difference. */
  @Override
  public String why(Standing chosen, Standing next) {
    double examples = examples(chosen) - examples(next);
    double tests = tests(chosen) - tests(next);
    double votes = chosen.weight() - next.weight();
    double most = Math.max(examples, Math.max(tests, votes));
    if (most <= 0) {
      return ChoiceReasons.byWording();
    }
    if (most == examples) {
      return ChoiceReasons.byExamples(chosen, next);
    }
    return most == tests
        ? ChoiceReasons.byTests(chosen, next)
        : ChoiceReasons.byVotes(chosen, next);
  }

  @Override
  public String inWords() {
    return "evidence weighs what %d known outcomes say".formatted(records.labels());
  }
}
