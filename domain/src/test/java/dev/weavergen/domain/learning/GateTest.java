package dev.weavergen.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.training.LearnedCases;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.prediction.training.Training;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final List<GenerationCase> KNOWN = LearnedCases.of(150, 1);
  private static final List<GenerationCase> NEWER = LearnedCases.of(150, 2);

  @Test
  void judge_againstTheSeedFormula_promotesWhatLearnedMore() {
    Knowledge.Trial trial = Gate.judge(Optional.empty(), List.of(), KNOWN);

    assertThat(trial.generations()).isEqualTo(150);
    assertThat(trial.high()).isNegative();
    assertThat(trial.promoted()).isTrue();
    assertThat(trial.words()).endsWith("promoted");
  }

  @Test
  void judge_againstAChampionOfMuchTheSame_keepsIt() {
    Optional<TrainedPredictor> champion = Training.of("v1", KNOWN);

    Knowledge.Trial trial = Gate.judge(champion, KNOWN, NEWER.subList(0, 60));

    assertThat(trial.promoted()).as(trial.words()).isFalse();
    assertThat(trial.words()).endsWith("the champion stays");
  }

  @Test
  void judge_nothingNew_keepsTheChampion() {
    Knowledge.Trial trial = Gate.judge(Training.of("v1", KNOWN), KNOWN, List.of());

    assertThat(trial.generations()).isZero();
    assertThat(trial.promoted()).isFalse();
  }

  /** The champion learned from these very intents: predicting them again shows nothing. */
  @Test
  void judge_onlyIntentsThatTheChampionKnows_keepsIt() {
    Knowledge.Trial trial = Gate.judge(Training.of("v1", KNOWN), KNOWN, KNOWN);

    assertThat(trial.generations()).isZero();
    assertThat(trial.promoted()).isFalse();
  }

  @Test
  void judge_twice_saysTheSame() {
    assertThat(Gate.judge(Optional.empty(), List.of(), NEWER))
        .isEqualTo(Gate.judge(Optional.empty(), List.of(), NEWER));
  }
}
