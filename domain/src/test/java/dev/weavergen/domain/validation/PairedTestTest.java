package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairedTestTest {
  @Test
  void passOrFail_isMcNemarsExactTest() {
    // 10 tasks only a passes, 2 only b: 2 · (1 + 12 + 66) / 2^12
    PairedTest test =
        test(
            Trials.of(
                82,
                task ->
                    Map.of(
                        "a",
                        task < 10 || task > 50 ? 1.0 : 0,
                        "b",
                        task < 10 ? 0.0 : task < 12 || task > 50 ? 1 : 0)));
    assertThat(test.name()).isEqualTo(PairedTest.MCNEMAR);
    assertThat(test.pValue()).isCloseTo(158.0 / 4096, within(1e-12));
  }

  /** Hollander and Wolfe (1973), p. 29: depression before and after; V = 40, p = .0390625. */
  @Test
  void shares_areWilcoxonsSignedRankTest() {
    double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    PairedTest test =
        test(
            Trials.of(
                before.length, task -> Map.of("a", before[task] / 10, "b", after[task] / 10)));
    assertThat(test.name()).isEqualTo(PairedTest.WILCOXON);
    assertThat(test.pValue()).isCloseTo(0.0390625, within(1e-9));
  }

  @Test
  void tiedShares_areApproximated() {
    // all 40 differences are +1/3: W = 820, mean 410, variance 5535, without correction for ties
    PairedTest test = test(Trials.of(40, _ -> Map.of("a", 1.0, "b", 2.0 / 3)));
    assertThat(test.name()).isEqualTo(PairedTest.WILCOXON);
    assertThat(test.pValue()).isLessThan(1e-6);
  }

  /** Sums of thirds and tenths differ in their last digits, which are no ranks of their own. */
  @Test
  void sharesEqualButForRounding_areTied() {
    PairedTest exact = shares(0.3, 0.3, 0.3, -0.1, -0.1, 0.5);
    PairedTest rounded = shares(0.3 + 1e-12, 0.3, 0.3 - 1e-12, -0.1 + 1e-12, -0.1, 0.5);
    assertThat(rounded.pValue()).isEqualTo(exact.pValue());
    assertThat(shares(1e-12, 2e-12, 3e-12, 4e-12, 5e-12, 6e-12).pValue()).isEqualTo(1);
  }

  @Test
  void equalArms_giveOne() {
    assertThat(
            test(Trials.of(
                    50, task -> Map.of("a", Trials.share(task, 9), "b", Trials.share(task, 9))))
                .pValue())
        .isEqualTo(1);
    assertThat(test(List.of()).pValue()).isEqualTo(1);
  }

  @Test
  void swappedArms_giveTheSamePValue() {
    List<Trial> trials =
        Trials.of(40, task -> Map.of("a", Trials.share(task, 30), "b", task % 3 == 0 ? 1.0 : 0));
    assertThat(PairedTest.of(TaskMeans.difference(trials, "a", "b")).pValue())
        .isEqualTo(PairedTest.of(TaskMeans.difference(trials, "b", "a")).pValue());
  }

  private static PairedTest test(List<Trial> trials) {
    return PairedTest.of(TaskMeans.difference(trials, "a", "b"));
  }

  private static PairedTest shares(double... differences) {
    return test(
        Trials.of(
            differences.length,
            task -> Map.of("a", 0.5 + differences[task] / 2, "b", 0.5 - differences[task] / 2)));
  }
}
