package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.training.LearnedCases;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.prediction.training.Training;
import dev.weavergen.domain.trackrecord.RecordCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BeforeAfterTest {
  private static final List<BeforeAfter.Frozen> FROZEN =
      IntStream.range(0, 40)
          .mapToObj(i ->
              new BeforeAfter.Frozen(
                  "T/" + i,
                  LearnedCases.of(40, 2).get(i),
                  Optional.of(i % 2 == 0),
                  Optional.of(true)))
          .toList();

  private static final List<GenerationCase> TAUGHT = LearnedCases.of(80, 1);

  @Test
  void of_learnedPredictor_comparesOnTheSameTasksAtEveryTier() {
    LearningSection section = learned(Optional.of(knowledge(Training.of("v8", TAUGHT))));

    assertThat(section.frozenTasks()).isEqualTo(40);
    assertThat(section.version()).contains(8L);
    assertThat(section.predictor()).contains("v8");
    assertThat(section.gate()).contains("tried");
    assertThat(section.before())
        .containsOnlyKeys(
            "brier",
            "accuracy",
            "brier.static",
            "accuracy.static",
            "auc.static",
            "brier.agreement",
            "accuracy.agreement",
            "auc.agreement",
            "brier.evidence",
            "accuracy.evidence",
            "auc.evidence",
            "consensus");
    assertThat(section.ci95()).containsOnlyKeys(section.before().keySet());
    assertThat(figure(section.after(), "brier")).isLessThan(figure(section.before(), "brier"));
    assertThat(section.before()).containsEntry("consensus", .5);
    assertThat(section.after()).containsEntry("consensus", 1.0);
    assertThat(section.note()).isEmpty();
  }

  @Test
  void of_everyTier_theBrierScoreIsTheirMean() {
    LearningSection section = learned(Optional.of(knowledge(Training.of("v8", TAUGHT))));

    for (Map<String, Double> side : List.of(section.before(), section.after())) {
      assertThat(figure(side, "brier"))
          .isCloseTo(
              (figure(side, "brier.static")
                      + figure(side, "brier.agreement")
                      + figure(side, "brier.evidence"))
                  / 3,
              within(1e-12));
    }
  }

  @Test
  void of_fewTasks_callsNothingShownAndSaysWhy() {
    LearningSection section =
        BeforeAfter.of(
            new BeforeAfter.Learned(80, "scope", Optional.of(knowledge(Training.of("v8", TAUGHT)))),
            FROZEN.subList(0, 29),
            7);

    assertThat(section.verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(section.note().orElseThrow()).contains("29 tasks were judged");
  }

  @Test
  void of_noPredictorPromoted_saysSo() {
    LearningSection section = learned(Optional.of(knowledge(Optional.empty())));

    assertThat(section.predictor()).isEmpty();
    assertThat(section.note().orElseThrow()).contains("no predictor was promoted");
  }

  @Test
  void of_nothingPublished_showsNothing() {
    LearningSection section = learned(Optional.empty());

    assertThat(section.verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(section.ci95().getOrDefault("brier", List.of())).containsExactly(0.0, 0.0);
    assertThat(section.note().orElseThrow()).contains("no knowledge was published");
  }

  @Test
  void withNote_besideAnother_saysBoth() {
    LearningSection section =
        learned(Optional.empty()).withNote("the lesson after task 8 failed: the disk is full");

    assertThat(section.note().orElseThrow())
        .contains("no knowledge was published")
        .endsWith("; the lesson after task 8 failed: the disk is full");
  }

  @Test
  void of_noTask_saysSo() {
    LearningSection section =
        BeforeAfter.of(new BeforeAfter.Learned(0, "scope", Optional.empty()), List.of(), 7);

    assertThat(section.before()).isEmpty();
    assertThat(section.note().orElseThrow()).contains("no frozen task has a label");
  }

  private static LearningSection learned(Optional<Knowledge> knowledge) {
    return BeforeAfter.of(new BeforeAfter.Learned(80, "scope", knowledge), FROZEN, 7);
  }

  private static double figure(Map<String, Double> figures, String name) {
    return Optional.ofNullable(figures.get(name)).orElseThrow();
  }

  private static Knowledge knowledge(Optional<TrainedPredictor> champion) {
    return new Knowledge(
        Knowledge.FORMAT,
        8,
        OptionalLong.of(7),
        80,
        80,
        240,
        RecordCounts.of(TAUGHT.stream().map(GenerationCase::generation).toList()),
        champion,
        80,
        new Knowledge.Trial(40, -.02, -.03, -.01, champion.isPresent(), "tried"),
        new Knowledge.Drift(0, 0, false));
  }
}
