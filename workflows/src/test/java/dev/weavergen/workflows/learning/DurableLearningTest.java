package dev.weavergen.workflows.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.learning.Lesson.Ending;
import dev.weavergen.workflows.outcomes.Outcomes;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class DurableLearningTest {
  @Test
  void learn_newLabels_publishesAndSaysWhatItLearned() {
    try (LearningRunsOfTests runs = LearningRunsOfTests.open()) {
      runs.steps.lostOnce = true;
      WorkflowStub run = runs.start(Map.of("scope", "evaluation-1"));

      Lesson lesson = run.getResult(Lesson.class);

      assertThat(lesson.ending()).isEqualTo(Ending.PUBLISHED);
      assertThat(lesson.scope()).isEqualTo("evaluation-1");
      assertThat(lesson.digested()).isEqualTo(3);
      assertThat(lesson.spans()).isEqualTo(12);
      assertThat(lesson.current()).isEqualTo(OptionalLong.of(2));
      assertThat(lesson.words()).contains("version 2", "6 labels of 3", "promoted", "drift alarm");
      LearningProgress progress = run.query("progress", LearningProgress.class);
      assertThat(progress.stage()).isEqualTo("done");
      assertThat(progress.digest()).isPresent();
    }
  }

  @Test
  void learn_nothingNew_stopsAfterThePlan() {
    try (LearningRunsOfTests runs = LearningRunsOfTests.open()) {
      runs.steps.revision = 4;

      Lesson lesson = runs.start().getResult(Lesson.class);

      assertThat(lesson.ending()).isEqualTo(Ending.NOTHING_NEW);
      assertThat(lesson.scope()).isEqualTo(Outcomes.USER_SCOPE);
      assertThat(lesson.knowledge()).isEmpty();
      assertThat(lesson.words()).isEqualTo("no label is new; version 1 stays current");
    }
  }

  @Test
  void learn_labelsThatTeachNothing_publishesNothing() {
    try (LearningRunsOfTests runs = LearningRunsOfTests.open()) {
      runs.steps.generations = 0;

      Lesson lesson = runs.start().getResult(Lesson.class);

      assertThat(lesson.ending()).isEqualTo(Ending.NOTHING_NEW);
      assertThat(lesson.withoutCase()).isEqualTo(3);
    }
  }

  @Test
  void learn_anotherRunWasFaster_saysSo() {
    try (LearningRunsOfTests runs = LearningRunsOfTests.open()) {
      runs.steps.published = false;

      Lesson lesson = runs.start().getResult(Lesson.class);

      assertThat(lesson.ending()).isEqualTo(Ending.OVERTAKEN);
      assertThat(lesson.words()).contains("another run published version 2 first");
    }
  }

  @Test
  void learn_knowledgeThatCannotBeRead_failsWithTheStepsOwnWords() {
    try (LearningRunsOfTests runs = LearningRunsOfTests.open()) {
      runs.steps.damaged = true;

      assertFails(runs.start(), "version 1 cannot be read", Failures.UNAVAILABLE);
    }
  }

  @Test
  void learn_bugInAStep_failsAtOnceWithItsCauseAndTheNextRunCanBegin() {
    try (LearningRunsOfTests runs = LearningRunsOfTests.open()) {
      runs.steps.bad = Optional.of(new NullPointerException("no weight of that column"));

      assertFails(
          runs.start(), "the step fit failed: no weight of that column", Failures.UNAVAILABLE);
      assertThat(runs.steps.fits).hasValue(1);

      runs.steps.bad = Optional.empty();
      assertThat(runs.start().getResult(Lesson.class).ending()).isEqualTo(Ending.PUBLISHED);
    }
  }

  @Test
  void learn_stepThatNeverSucceeds_endsAfterSoManyAttempts() {
    try (LearningRunsOfTests runs =
        LearningRunsOfTests.on(TestWorkflowEnvironment.newInstance(skippingTime()))) {
      runs.steps.bad = Optional.of(new UncheckedIOException(new IOException("the disk is full")));

      assertFails(runs.start(), "the disk is full", Failures.UNAVAILABLE);
      assertThat(runs.steps.fits).hasValue(DurableLearning.ATTEMPTS_MAX);
    }
  }

  private static TestEnvironmentOptions skippingTime() {
    return TestEnvironmentOptions.newBuilder(LearningRunsOfTests.options())
        .setUseTimeskipping(true)
        .build();
  }

  static List<List<Object>> wrong() {
    return List.of(
        List.of(List.of("user")),
        List.of("user"),
        List.of(Map.of("scop", "user")),
        List.of(Map.of("scope", 3)),
        List.of(Map.of("scope", "")),
        List.of(Map.of("scope", "no\nname")),
        List.of(Map.of("scope", "user"), Map.of()));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void learn_wrongInput_failsOnceAsInvalidRequest(List<Object> inputs) {
    try (LearningRunsOfTests runs = LearningRunsOfTests.open()) {
      assertFails(runs.start(inputs.toArray()), "expected", Failures.INVALID_REQUEST);
    }
  }

  @Test
  void start_afterOneHasEnded_startsAnother() {
    try (LearningRunsOfTests runs = LearningRunsOfTests.open()) {
      var client = runs.environment.getWorkflowClient();

      assertThat(LearningRuns.start(client, "user")).isTrue();
      Lesson _ = client.newUntypedWorkflowStub(LearningRuns.id("user")).getResult(Lesson.class);
      assertThat(LearningRuns.start(client, "user")).isTrue();
    }
  }

  private static void assertFails(WorkflowStub run, String words, String type) {
    assertThatThrownBy(() -> run.getResult(Lesson.class))
        .isInstanceOf(WorkflowFailedException.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getOriginalMessage()).contains(words);
              assertThat(failure.getType()).isEqualTo(type);
            });
  }
}
