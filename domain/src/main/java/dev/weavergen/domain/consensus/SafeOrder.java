package dev.weavergen.domain.consensus;

import java.util.Comparator;

/**
 * Examples, then trusted tests together with votes, then votes: the order that is safe before there
 * are labels enough to learn how much each counts. On recorded replies of real models a raw vote
 * loses to the best single model, and examples do not (ALGORITHMS, measured on HumanEval and MBPP).
 * The coefficients of the score are fixed and round; it is a ranking on a probability's scale and
 * not calibrated.
 *
 * @param labels how many there are
 */
record SafeOrder(int labels) implements Weighing {
  private static final Comparator<Standing> BEST_FIRST =
      Comparator.comparing(Standing::answers)
          .thenComparingInt(Standing::examplesPassed)
          .thenComparingDouble(SafeOrder::dualAgreement)
          .thenComparingDouble(Standing::weight)
          .thenComparingDouble(Standing::centrality)
          .reversed()
          .thenComparing(Standing::source);

  /** For all examples passed; the same against a cluster that fails all. */
  private static final double EXAMPLES = 2.5;

  /** For all trusted tests passed. */
  private static final double TESTS = 2;

  /** For all votes in one cluster. */
  private static final double VOTES = 2;

  private static final double NONE = .5;

  /**
   * CodeT's score of a group of programs and the tests that they pass (arXiv 2207.10397). With
   * three candidates it chooses as a count of tests does (812 right of 984, either way); with
   * twenty of one weak model and its own tests, examples hidden, better (32 and 29 right of 82, 43
   * possible).
   */
  private static double dualAgreement(Standing standing) {
    return Math.sqrt(standing.weight()) * standing.testsPassed();
  }

  @Override
  public Comparator<Standing> bestFirst() {
    return BEST_FIRST;
  }

  @Override
  public double logOdds(Standing standing) {
    return EXAMPLES * balance(standing.examplesPassed(), standing.examplesTotal())
        + TESTS * balance(standing.testsPassed(), standing.testsTotal())
        + VOTES * standing.weightShare();
  }

  @Override
  public double none() {
    return NONE;
  }

  /** 1 when all passed, -1 when none did, 0 when there was nothing to pass. */
  private static double balance(int passed, int total) {
    return total == 0 ? 0 : 2.0 * passed / total - 1;
  }

  @Override
  public String why(Standing chosen, Standing next) {
    if (chosen.examplesPassed() != next.examplesPassed()) {
      return ChoiceReasons.byExamples(chosen, next);
    }
    if (dualAgreement(chosen) > dualAgreement(next)) {
      return chosen.testsPassed() > next.testsPassed()
          ? ChoiceReasons.byTests(chosen, next)
          : ChoiceReasons.byTestsAndVotes(chosen, next);
    }
    if (Double.compare(chosen.weight(), next.weight()) != 0) {
      return ChoiceReasons.byVotes(chosen, next);
    }
    return ChoiceReasons.byWording();
  }

  @Override
  public String inWords() {
    return "examples count first, then generated tests together with votes; how much each counts is learned once %d outcomes are known (now %d)"
        .formatted(LABELS_MIN, labels);
  }
}
