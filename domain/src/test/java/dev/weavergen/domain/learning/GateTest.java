package dev.weavergen.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.training.LearnedCases;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.prediction.training.Training;
import java.util.ArrayList;
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

  /** Ten generations of an intent are one look at it, not ten. */
  @Test
  void judge_manyGenerationsOfFewIntents_keepsTheChampionForEverySeed() {
    for (int seed = 1; seed <= 8; seed++) {
      List<GenerationCase> newer = ofIntents(4, LearnedCases.of(40, seed));

      Knowledge.Trial trial = Gate.judge(Optional.empty(), List.of(), newer);

      assertThat(trial.promoted()).as("seed %d: %s", seed, trial.words()).isFalse();
      assertThat(trial.words())
          .isEqualTo(
              "40 new labelled generations of 4 different intents, at least 30 intents are needed to compare");
    }
  }

  @Test
  void judge_asManyIntentsAsAreNeeded_compares() {
    List<GenerationCase> newer = ofIntents(Gate.GROUPS_MIN, LearnedCases.of(40, 1));

    assertThat(Gate.judge(Optional.empty(), List.of(), newer).words())
        .contains("on 40 new generations of 30 intents");
  }

  private static List<GenerationCase> ofIntents(int intents, List<GenerationCase> cases) {
    List<GenerationCase> grouped = new ArrayList<>();
    for (GenerationCase one : cases) {
      grouped.add(
          new GenerationCase(
              "intent-" + grouped.size() % intents,
              one.generation(),
              one.features(),
              one.seeds(),
              one.clusters(),
              one.tier(),
              one.answer(),
              one.neighbours()));
    }
    return grouped;
  }

  @Test
  void judge_twice_saysTheSame() {
    assertThat(Gate.judge(Optional.empty(), List.of(), NEWER))
        .isEqualTo(Gate.judge(Optional.empty(), List.of(), NEWER));
  }
}
