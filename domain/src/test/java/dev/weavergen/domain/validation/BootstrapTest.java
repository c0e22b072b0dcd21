package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final List<Trial> PANEL =
      Trials.of(82, task -> Map.of("a", Trials.share(task, 71), "b", task % 2 == 0 ? 1.0 : 0));

  @Test
  void rate_hasTheIntervalOfTheNormalApproximation() {
    // 71 of 82: .866 ± 1.96 · sqrt(.866 · .134 / 82) = .866 ± .074
    List<Double> ci95 = ci95(PANEL, 7);
    assertThat(ci95.getFirst()).isCloseTo(0.792, within(0.015));
    assertThat(ci95.getLast()).isCloseTo(0.940, within(0.015));
  }

  @Test
  void sameSeed_givesTheSameInterval_whateverTheOrder() {
    List<Trial> shuffled = new ArrayList<>(PANEL);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(ci95(shuffled, 7)).isEqualTo(ci95(PANEL, 7));
  }

  @Test
  void aPanelTwice_isNotTwiceTheEvidence() {
    List<Trial> twice = new ArrayList<>(PANEL);
    twice.addAll(PANEL);
    assertThat(ci95(twice, 7)).isEqualTo(ci95(PANEL, 7));
  }

  @Test
  void certainty_hasNoWidth() {
    assertThat(ci95(Trials.of(9, _ -> Map.of("a", 1.0)), 3)).containsExactly(1.0, 1.0);
    assertThat(ci95(List.of(), 3)).containsExactly(0.0, 0.0);
  }

  @Test
  void pairing_narrowsTheDifferenceOfArmsThatGoTogether() {
    List<Trial> together =
        Trials.of(100, task -> Map.of("a", Trials.share(task, 60), "b", Trials.share(task, 50)));
    List<Double> paired = new Bootstrap(7).ci95(TaskMeans.difference(together, "a", "b"));
    // ten of a hundred differ: .1 ± 1.96 · .03; unpaired it would be ± 1.96 · .07
    assertThat(paired.getLast() - paired.getFirst()).isBetween(0.09, 0.14);
  }

  private static List<Double> ci95(List<Trial> trials, long seed) {
    return new Bootstrap(seed).ci95(TaskMeans.of(trials, "a"));
  }
}
