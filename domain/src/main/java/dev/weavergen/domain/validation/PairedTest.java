package dev.weavergen.domain.validation;

import java.util.Arrays;
import org.hipparchus.stat.inference.AlternativeHypothesis;
import org.hipparchus.stat.inference.BinomialTest;
import org.hipparchus.stat.inference.WilcoxonSignedRankTest;

/**
 * Whether two arms differ on the same tasks. All tests are two-sided and look at the tasks on which
 * the arms part; when there are none, nothing speaks against equality and p is 1.
 *
 * @param name of the test
 * @param pValue before any correction for several claims
 */
record PairedTest(String name, double pValue) {
  /** McNemar (1947) in its exact form: is a task on which the arms part a fair coin? */
  static final String MCNEMAR = "McNemar exact";

  /** Wilcoxon (1945) on the differences that are not 0. */
  static final String WILCOXON = "Wilcoxon signed rank";

  /**
   * Up to here the exact distribution is computed, for untied ranks only: tied ones have a
   * permutation distribution of their own, which the library does not offer. Beyond, and for ties,
   * the normal approximation is taken.
   */
  private static final int EXACT_TASKS_MAX = 30;

  /** Shares of one size that were added up differently count as equal when they are so near. */
  private static final double RESOLUTION = 1e9;

  /** Pass or fail is McNemar's case, shares are Wilcoxon's. */
  static PairedTest of(TaskMeans differences) {
    double[] parted =
        Arrays.stream(differences.means())
            .map(mean -> Math.rint(mean * RESOLUTION) / RESOLUTION)
            .filter(mean -> mean != 0)
            .toArray();
    boolean passOrFail =
        differences.tasks() == differences.trials()
            && Arrays.stream(parted).allMatch(mean -> Math.abs(mean) == 1);
    return passOrFail
        ? new PairedTest(MCNEMAR, mcnemar(parted))
        : new PairedTest(WILCOXON, wilcoxon(parted));
  }

  private static double mcnemar(double[] parted) {
    if (parted.length == 0) {
      return 1;
    }
    int wins = (int) Arrays.stream(parted).filter(mean -> mean > 0).count();
    return Math.min(
        1,
        new BinomialTest().binomialTest(parted.length, wins, 0.5, AlternativeHypothesis.TWO_SIDED));
  }

  private static double wilcoxon(double[] parted) {
    if (parted.length == 0) {
      return 1;
    }
    boolean untied = Arrays.stream(parted).map(Math::abs).distinct().count() == parted.length;
    return Math.min(
        1,
        new WilcoxonSignedRankTest()
            .wilcoxonSignedRankTest(
                parted, new double[parted.length], untied && parted.length <= EXACT_TASKS_MAX));
  }
}
