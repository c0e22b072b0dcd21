package dev.weavergen.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.metrics.Scores;
import dev.weavergen.domain.prediction.training.LearnedCases;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossFitTest {
  private static final List<GenerationCase> CASES = LearnedCases.of(100, 3);

  @Test
  void candidates_everyLabel_isPredictedOnceAndWell() {
    List<Judged> judged = CrossFit.judged(CASES, Tier.EVIDENCE);

    assertThat(judged).hasSize(300);
    assertThat(Scores.of(judged).auc()).isGreaterThan(.85);
  }

  @Test
  void answers_everyLabelledAnswer_isPredictedOnce() {
    assertThat(CrossFit.of(CASES).answers()).hasSize(100);
  }

  @Test
  void candidates_noCase_areNone() {
    assertThat(CrossFit.judged(List.of(), Tier.EVIDENCE)).isEmpty();
  }

  @Test
  void learningCurve_moreTasks_teachMore() {
    LearningCurve curve = LearningCurve.of(CASES, Tier.EVIDENCE, 1);

    assertThat(curve.points())
        .extracting(LearningCurve.Point::tasks)
        .containsExactly(3, 10, 20, 40);
    assertThat(curve.points().getLast().auc().value())
        .isGreaterThan(curve.points().getFirst().auc().value());
    assertThat(LearningCurve.of(CASES, Tier.EVIDENCE, 1)).isEqualTo(curve);
  }

  @Test
  void learningCurve_fewTasks_hasNoPointThatLeavesNothingToJudge() {
    assertThat(LearningCurve.of(LearnedCases.of(5, 4), Tier.EVIDENCE, 1).points())
        .extracting(LearningCurve.Point::tasks)
        .containsExactly(3);
  }
}
