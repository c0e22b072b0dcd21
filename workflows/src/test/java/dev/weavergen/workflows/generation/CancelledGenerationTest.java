package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.progress;
import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static dev.weavergen.workflows.generation.GenerationRuns.result;
import static dev.weavergen.workflows.generation.ScriptedModels.answerAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run can be stopped at any moment by either way, and is recorded exactly once. */
@Timeout(30)
final class CancelledGenerationTest {
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c");

  private final GenerationRuns runs = GenerationRuns.inRealTime();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void cancel_whileModelsAreAsked_recordsWhatHasArrived() {
    runs.models.script("p:c", answerAfter(new CountDownLatch(1)));
    WorkflowStub run = runs.start(request(PANEL, "\"quorum\": 3"));
    runs.awaitMember(run, 0, "answered");
    runs.awaitMember(run, 1, "answered");

    run.update("cancel", Void.class, "  not needed any more ");
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.CANCELLED);
    assertThat(generation.why()).hasValue("not needed any more");
    assertThat(generation.candidates())
        .extracting(CandidateReport::reply)
        .containsExactly("answered", "answered", "abstained");
    assertThat(generation.candidates().get(2).error()).hasValue("the generation was cancelled");
    assertThat(runs.steps.judged).isEmpty();
    assertThat(runs.steps.recorded).hasSize(1);
  }

  @Test
  void cancel_whileRecalling_doesNotWaitForIt() {
    CountDownLatch recalling = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    runs.steps.onRecall =
        () -> {
          recalling.countDown();
          ScriptedModels.await(hold);
        };
    WorkflowStub run = runs.start(request(PANEL));
    ScriptedModels.await(recalling);

    run.update("cancel", Void.class, "a mistake");
    Generation generation = result(run);
    hold.countDown();

    assertThat(generation.status()).isEqualTo(GenerationStatus.CANCELLED);
    assertThat(generation.candidates()).isEmpty();
    assertThat(runs.models.attempts("p:a")).isZero();
  }

  @Test
  void cancel_whileObserving_endsTheRunWithoutEvidence() {
    CountDownLatch observing = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    runs.sandbox.onObserve =
        () -> {
          observing.countDown();
          ScriptedModels.await(hold);
        };
    WorkflowStub run = runs.start(request(PANEL));
    ScriptedModels.await(observing);
    assertThat(progress(run).stage()).isEqualTo("observe");

    run.update("cancel", Void.class, "too slow");
    Generation generation = result(run);
    hold.countDown();

    assertThat(generation.status()).isEqualTo(GenerationStatus.CANCELLED);
    assertThat(generation.why()).hasValue("too slow");
    assertThat(generation.candidates()).extracting(CandidateReport::reply).containsOnly("answered");
    assertThat(generation.evidence()).isEmpty();
    assertThat(generation.notes()).containsExactly("a note");
    assertThat(runs.steps.judged).isEmpty();
  }

  @Test
  void cancel_whileJudging_endsTheRun() {
    CountDownLatch judging = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    runs.steps.onAgree =
        () -> {
          judging.countDown();
          ScriptedModels.await(hold);
        };
    WorkflowStub run = runs.start(request(PANEL));
    ScriptedModels.await(judging);

    run.update("cancel", Void.class, "too slow");
    Generation generation = result(run);
    hold.countDown();

    assertThat(generation.status()).isEqualTo(GenerationStatus.CANCELLED);
    assertThat(generation.candidates()).extracting(CandidateReport::reply).containsOnly("answered");
    assertThat(generation.consensus()).isEmpty();
  }

  @Test
  void cancel_withoutReasonOrTooLate_isRefused() {
    CountDownLatch recording = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    runs.steps.onRecord =
        () -> {
          recording.countDown();
          ScriptedModels.await(hold);
        };
    WorkflowStub run = runs.start(request(PANEL));
    assertThatThrownBy(() -> run.update("cancel", Void.class, "  "))
        .rootCause()
        .hasMessageContaining("reason: is empty");
    assertThatThrownBy(() -> run.update("cancel", Void.class))
        .rootCause()
        .hasMessageContaining("reason: is empty");
    ScriptedModels.await(recording);
    assertThatThrownBy(() -> run.update("cancel", Void.class, "too late"))
        .rootCause()
        .hasMessageContaining("the generation is already answered");
    hold.countDown();

    assertThat(result(run).status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(runs.events(run, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)).isEmpty();
    assertThatThrownBy(() -> run.update("cancel", Void.class, "closed"))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void cancel_withSomethingElseThanText_isRefused() {
    CountDownLatch hold = new CountDownLatch(1);
    runs.models.script("p:a", answerAfter(hold));
    WorkflowStub run = runs.start(request(PANEL));
    assertThatThrownBy(() -> run.update("cancel", Void.class, List.of(1, 2)))
        .isInstanceOf(RuntimeException.class);
    hold.countDown();

    assertThat(result(run).status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(runs.events(run, EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)).isEmpty();
  }

  @Test
  void cancelledByTemporal_whileModelsAreAsked_isRecordedAndShowsAsCancelled() {
    runs.models.script("p:b", answerAfter(new CountDownLatch(1)));
    runs.models.script("p:c", answerAfter(new CountDownLatch(1)));
    WorkflowStub run = runs.start(request(PANEL));
    runs.awaitMember(run, 0, "answered");

    run.cancel("by the operator");

    assertThatThrownBy(() -> result(run)).isInstanceOf(WorkflowFailedException.class);
    assertThat(runs.history(run).getLastEvent().getEventType())
        .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED);
    assertThat(runs.steps.recorded).hasSize(1);
    Generation recorded = runs.steps.recorded.getFirst();
    assertThat(recorded.status()).isEqualTo(GenerationStatus.CANCELLED);
    assertThat(recorded.why().orElseThrow()).startsWith("the run was cancelled through Temporal");
    assertThat(recorded.candidates())
        .extracting(CandidateReport::reply)
        .containsExactly("answered", "abstained", "abstained");
    assertThat(progress(run).stage()).isEqualTo("done");
  }

  @Test
  void cancelledByTemporal_inEveryOtherStage_isRecordedOnce() {
    List<String> stages = new ArrayList<>();
    for (String stage : List.of("recall", "observe", "agree")) {
      CountDownLatch reached = new CountDownLatch(1);
      CountDownLatch hold = new CountDownLatch(1);
      Runnable wait =
          () -> {
            reached.countDown();
            ScriptedModels.await(hold);
          };
      runs.steps.onRecall = stage.equals("recall") ? wait : () -> {};
      runs.sandbox.onObserve = stage.equals("observe") ? wait : () -> {};
      runs.steps.onAgree = stage.equals("agree") ? wait : () -> {};
      runs.steps.recorded.clear();
      WorkflowStub run = runs.start(request(PANEL));
      ScriptedModels.await(reached);

      run.cancel();
      assertThatThrownBy(() -> result(run)).isInstanceOf(WorkflowFailedException.class);
      hold.countDown();

      assertThat(runs.steps.recorded)
          .singleElement()
          .extracting(Generation::status)
          .isEqualTo(GenerationStatus.CANCELLED);
      stages.add(stage);
    }
    assertThat(stages).hasSize(3);
  }

  @Test
  void cancelledByTemporal_whileRecording_isRecordedAsAnswered() {
    CountDownLatch recording = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    runs.steps.onRecord =
        () -> {
          recording.countDown();
          ScriptedModels.await(hold);
        };
    WorkflowStub run = runs.start(request(PANEL));
    ScriptedModels.await(recording);

    run.cancel();
    hold.countDown();

    assertThatThrownBy(() -> result(run)).isInstanceOf(WorkflowFailedException.class);
    assertThat(runs.steps.recorded)
        .singleElement()
        .extracting(Generation::status)
        .isEqualTo(GenerationStatus.ANSWERED);
    assertThat(progress(run).status()).isEqualTo(GenerationStatus.ANSWERED);
  }
}
