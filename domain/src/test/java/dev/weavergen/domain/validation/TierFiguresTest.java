package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.prediction.metrics.Judged;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TierFiguresTest {
  @Test
  void of_nothingJudged_isNothing() {
    assertThat(TierFigures.of(List.of())).isEmpty();
  }

  @Test
  void of_labelsAllAlike_leavesOutWhatCannotBeSaid() {
    TierFigures figures = figures(20, _ -> true);

    assertThat(figures.auc()).isEmpty();
    assertThat(figures.brierSkill()).isEmpty();
    assertThat(figures.ci95()).doesNotContainKeys("auc", "brierSkill");
    assertThat(figures.note().orElseThrow()).contains("the same label");
  }

  @Test
  void of_fewTasks_saysSo() {
    assertThat(figures(4, i -> i % 2 == 0).note().orElseThrow()).startsWith("4 tasks are too few");
  }

  @Test
  void of_manyTasks_hasAnIntervalForEveryFigure() {
    TierFigures figures = figures(40, i -> i % 3 == 0);

    assertThat(figures.note()).isEmpty();
    assertThat(figures.n()).isEqualTo(80);
    assertThat(figures.tasks()).isEqualTo(40);
    assertThat(figures.coverage()).containsOnlyKeys("0.7", "0.8", "0.9");
    assertThat(figures.ci95())
        .containsOnlyKeys(
            "accuracy",
            "majority",
            "auc",
            "brier",
            "brierSkill",
            "ece",
            "coverage.0.7",
            "coverage.0.8",
            "coverage.0.9");
    assertThat(figures.ci95().values())
        .allSatisfy(ends ->
            assertThat(ends).hasSize(2).isSorted().allSatisfy(end -> assertThat(end).isFinite()));
  }

  /** Two candidates a task, of which one is predicted to be right and one to be wrong. */
  private static TierFigures figures(int tasks, IntPredicate right) {
    return TierFigures.of(
            IntStream.range(0, tasks)
                .boxed()
                .flatMap(i ->
                    List.of(
                        new Judged("t" + i, .8, right.test(i)),
                        new Judged("t" + i, .3, right.test(i + 1)))
                        .stream())
                .toList())
        .orElseThrow();
  }
}
