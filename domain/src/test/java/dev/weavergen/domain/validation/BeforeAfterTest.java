package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.prediction.training.LearnedCases;
import dev.weavergen.domain.prediction.training.Training;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.List;
import java.util.Optional;
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

  @Test
  void of_learnedPredictor_comparesOnTheSameTasks() {
    List<GenerationCase> cases = LearnedCases.of(80, 1);
    LearningSection section =
        BeforeAfter.of(
            new BeforeAfter.Learned(
                80,
                Optional.of(8L),
                Training.of("v8", cases).orElseThrow(),
                TrackRecords.of(cases.stream().map(GenerationCase::generation).toList())),
            FROZEN,
            7);

    assertThat(section.frozenTasks()).isEqualTo(40);
    assertThat(section.version()).contains(8L);
    assertThat(section.before()).containsOnlyKeys("brier", "accuracy", "consensus");
    assertThat(section.after().getOrDefault("brier", 1.0))
        .isLessThan(section.before().getOrDefault("brier", 0.0));
    assertThat(section.before()).containsEntry("consensus", .5);
    assertThat(section.after()).containsEntry("consensus", 1.0);
    assertThat(section.note()).isEmpty();
  }

  @Test
  void of_nothingPublished_showsNothing() {
    LearningSection section =
        BeforeAfter.of(
            new BeforeAfter.Learned(80, Optional.empty(), new ColdStart(), TrackRecords.NONE),
            FROZEN,
            7);

    assertThat(section.verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(section.ci95().getOrDefault("brier", List.of())).containsExactly(0.0, 0.0);
    assertThat(section.note().orElseThrow()).contains("no knowledge was published");
  }

  @Test
  void of_noTask_saysSo() {
    LearningSection section =
        BeforeAfter.of(
            new BeforeAfter.Learned(0, Optional.empty(), new ColdStart(), TrackRecords.NONE),
            List.of(),
            7);

    assertThat(section.before()).isEmpty();
    assertThat(section.note().orElseThrow()).contains("no frozen task has a label");
  }
}
