package dev.weavergen.domain.consensus;

import java.util.ArrayList;
import java.util.List;

/**
 * The probability of each cluster to hold the right behaviour, by log-odds that add up over kinds
 * of evidence, against the alternative that none of them does. The coefficients are fixed and round
 * until labels are there to learn them from; the score is therefore a ranking on a probability's
 * scale and not yet calibrated.
 */
final class Posterior {
  /** For all examples passed; the same against a cluster that fails all. */
  private static final double EXAMPLES = 2.5;

  /** For all trusted tests passed. */
  private static final double TESTS = 2;

  /** For the whole panel in one cluster. */
  private static final double VOTES = 2;

  /** That no cluster is right. */
  private static final double NONE = .5;

  private Posterior() {}

  /**
   * @param ranked best first; a score never exceeds one that is ranked before
   * @param candidates of the whole panel, those that did not run included
   * @return one probability each; their sum is below 1
   */
  static List<Double> of(List<Standing> ranked, int candidates) {
    List<Double> odds = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (Standing standing : ranked) {
      least = Math.min(least, logOdds(standing, candidates));
      odds.add(Math.exp(least));
    }
    double sum = Math.exp(NONE) + odds.stream().mapToDouble(Double::doubleValue).sum();
    return odds.stream().map(each -> each / sum).toList();
  }

  private static double logOdds(Standing standing, int candidates) {
    return EXAMPLES * balance(standing.examplesPassed(), standing.examplesTotal())
        + TESTS * balance(standing.testsPassed(), standing.testsTotal())
        + VOTES * standing.votes() / candidates;
  }

  /** 1 when all passed, -1 when none did, 0 when there was nothing to pass. */
  private static double balance(int passed, int total) {
    return total == 0 ? 0 : 2.0 * passed / total - 1;
  }
}
