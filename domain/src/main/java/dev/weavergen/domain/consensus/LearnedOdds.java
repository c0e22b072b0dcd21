package dev.weavergen.domain.consensus;

import dev.weavergen.domain.trackrecord.Reliability;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Comparator;

/**
 * All evidence as log-odds that add up, each kind weighing what labelled generations say: examples
 * and each author's tests by how they tell right programs from wrong ones, votes by track records.
 * This is the Bayesian form of judging by tests of unknown reliability (compare B4, arXiv
 * 2409.08692). Of 984 choices among three recorded replies each, with tests of three authors, 823
 * were right; 822 where tests were counted or weighed as in ACES (arXiv 2604.03922), 821 by CodeT's
 * score (arXiv 2207.10397), 810 without tests. The three are equal within chance; this one also
 * gives a probability.
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
