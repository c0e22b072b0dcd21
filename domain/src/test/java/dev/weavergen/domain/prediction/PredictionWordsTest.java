package dev.weavergen.domain.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.prediction.Prediction.Factor;
import dev.weavergen.domain.prediction.seed.ColdStart;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionWordsTest {
  private static Prediction prediction(String predictor, Factor... factors) {
    return new Prediction(0.934, Tier.EVIDENCE, predictor, 0.5, List.of(factors));
  }

  @Test
  void headline_learned_namesTierAndPredictor() {
    assertThat(PredictionWords.headline(prediction("v3")))
        .isEqualTo("right with probability .93 (tier evidence), predictor v3");
  }

  @Test
  void headline_nothingLearned_saysSo() {
    assertThat(PredictionWords.headline(prediction(ColdStart.NAME)))
        .isEqualTo(
            "right with probability .93 (tier evidence), by the seed formula and the evidence alone: no learned predictor is in use yet");
  }

  @Test
  void factors_many_areTheTwoWeightiestOfEachSide() {
    assertThat(
            PredictionWords.factors(
                prediction(
                    "v3",
                    new Factor("base rate", 3, "steps say nothing of the program"),
                    new Factor("a", 0.25, "little"),
                    new Factor("b", 1.5, "most"),
                    new Factor("c", 0.5, "second"),
                    new Factor("d", -0.75, "against it"))))
        .containsExactly("for: most (+1.50); second (+.50)", "against: against it (-.75)");
  }

  @Test
  void factors_nothingToSay_isNoLine() {
    assertThat(PredictionWords.factors(prediction("v3", new Factor("a", 0.001, "nothing"))))
        .isEmpty();
  }

  @Test
  void exact_nearlyEqualValues_areToldApart() {
    assertThat(PredictionWords.exact(0.8999, 0.9)).isEqualTo(".8999");
    assertThat(PredictionWords.exact(0.9, 0.8999)).isEqualTo(".9000");
    assertThat(PredictionWords.exact(0.75, 0.9)).isEqualTo(".75");
  }
}
