package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.validation.ScoreScaling.Labelled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreScalingTest {
  @Test
  void of_scoreThatTells_risesAndKeepsTheBaseRate() {
    ScoreScaling scaling = ScoreScaling.of(labelled(10, 40, .6, .9));

    assertThat(scaling.probability(.6)).isCloseTo(.2, within(.05));
    assertThat(scaling.probability(.9)).isCloseTo(.8, within(.05));
  }

  @Test
  void of_scoreThatMisleads_saysTheBaseRate() {
    ScoreScaling scaling = ScoreScaling.of(labelled(10, 40, .9, .6));

    assertThat(scaling.probability(.9)).isEqualTo(scaling.probability(.6));
    assertThat(scaling.probability(.9)).isCloseTo(.5, within(.01));
  }

  @Test
  void of_noLabel_isAnEvenChance() {
    assertThat(ScoreScaling.of(List.of()).probability(.8)).isEqualTo(.5);
  }

  @Test
  void of_labelsAllAlike_isSureOnlyAsFarAsTheyAreMany() {
    List<Labelled> right = List.of(new Labelled(.9, true), new Labelled(.9, true));

    assertThat(ScoreScaling.of(right).probability(.9)).isBetween(.6, .9);
  }

  /** Of fifty with each score, so many are right. */
  private static List<Labelled> labelled(int few, int many, double low, double high) {
    List<Labelled> labelled = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      labelled.add(new Labelled(low, i < few));
      labelled.add(new Labelled(high, i < many));
    }
    return labelled;
  }
}
