package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
  private static final Hypothesis A_BEATS_B = new Hypothesis("a-beats-b", "a beats b", "a", "b");
  private static final Hypothesis B_BEATS_A = new Hypothesis("b-beats-a", "b beats a", "b", "a");

  /** Of so many tasks, so many that only a passes and so many that only b passes. */
  @ParameterizedTest
  @CsvSource({
    "82, 10, 0, SHOWN",
    "82, 0, 10, REFUTED",
    "29, 29, 0, NOT_SHOWN",
    "30, 30, 0, SHOWN",
    "82, 6, 4, NOT_SHOWN",
    "82, 5, 0, NOT_SHOWN",
    "82, 0, 0, NOT_SHOWN",
    "0, 0, 0, NOT_SHOWN",
  })
  void verdict_needsTasksAnIntervalAndAPValue(int tasks, int onlyA, int onlyB, Verdict expected) {
    List<Claim> claims = Claims.judged(List.of(A_BEATS_B), parting(tasks, onlyA, onlyB), "q", 7);
    assertThat(claims).singleElement().extracting(Claim::verdict).isEqualTo(expected);
  }

  @Test
  void severalClaims_areCorrectedTogether() {
    List<Trial> trials = parting(82, 8, 1);
    Claim alone = Claims.judged(List.of(A_BEATS_B), trials, "q", 7).getFirst();
    Claim among = Claims.judged(List.of(A_BEATS_B, B_BEATS_A), trials, "q", 7).getFirst();
    assertThat(alone.pValue()).isCloseTo(20.0 / 512, within(1e-12)).isEqualTo(among.pValue());
    assertThat(alone.verdict()).isEqualTo(Verdict.SHOWN);
    assertThat(among.pHolm()).isCloseTo(40.0 / 512, within(1e-12));
    assertThat(among.verdict()).isEqualTo(Verdict.NOT_SHOWN);
  }

  @Test
  void holm_stepsDown() {
    assertThat(Holm.corrected(List.of(0.01, 0.04, 0.03, 0.005)))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.03, 0.06, 0.06, 0.02);
  }

  @Test
  void swappedArms_giveTheOppositeDifference() {
    List<Claim> claims = Claims.judged(List.of(A_BEATS_B, B_BEATS_A), parting(82, 12, 3), "q", 7);
    assertThat(claims.getFirst().difference()).isEqualTo(-claims.getLast().difference());
    assertThat(claims.getFirst().ci95().getFirst())
        .isCloseTo(-claims.getLast().ci95().getLast(), within(1e-3));
  }

  @Test
  void pooledPanels_countTasksNotTrials() {
    List<Trial> pooled = new ArrayList<>(parting(40, 6, 0));
    pooled.addAll(parting(40, 10, 1));
    Claim claim = Claims.judged(List.of(A_BEATS_B), pooled, "q", 7).getFirst();
    assertThat(claim.n()).isEqualTo(40);
    assertThat(claim.difference()).isCloseTo(15.0 / 80, within(1e-12));
    assertThat(claim.test()).isEqualTo(PairedTest.WILCOXON);
  }

  @Test
  void tasksWithoutBothArms_areLeftOut() {
    List<Trial> trials = new ArrayList<>(parting(40, 20, 0));
    trials.add(Trials.trial("alone", Map.of("a", 0.0), 1));
    assertThat(Claims.judged(List.of(A_BEATS_B), trials, "q", 7))
        .singleElement()
        .satisfies(claim -> assertThat(claim.n()).isEqualTo(40))
        .satisfies(claim -> assertThat(claim.difference()).isEqualTo(0.5));
  }

  private static List<Trial> parting(int tasks, int onlyA, int onlyB) {
    return Trials.of(
        tasks,
        task ->
            Map.of(
                "a", task < onlyA ? 1.0 : 0,
                "b", task >= onlyA && task < onlyA + onlyB ? 1.0 : 0));
  }
}
