package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static dev.weavergen.workflows.generation.GenerationRuns.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.reasoning.StopReason;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop can be stopped in every stage; what it had by then is recorded exactly once. */
@Timeout(60)
final class CancelledReasoningTest {
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c");

  private final GenerationRuns runs = GenerationRuns.inRealTime();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch hold = new CountDownLatch(1);

  @AfterEach
  void close() {
    runs.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reason", "trace", "improve", "tryRepairs"})
  void cancel_inTheLoop_recordsTheBestSoFar(String stage) {
    stopIn(stage);
    WorkflowStub run = runs.start(request(PANEL));
    ScriptedModels.await(reached);

    run.update("cancel", Void.class, "too slow");
    Generation generation = result(run);
    hold.countDown();

    assertPartial(generation);
    assertThat(generation.why()).hasValue("too slow");
  }

  @Test
  void cancel_inTheSecondRound_keepsTheFirst() {
    runs.reasonFor(3, 0);
    hangRepairs(2);
    WorkflowStub run = runs.start(request(PANEL));
    ScriptedModels.await(reached);

    run.update("cancel", Void.class, "too slow");
    Generation generation = result(run);
    hold.countDown();

    assertPartial(generation);
    assertThat(generation.reasoning().orElseThrow().iterations()).hasSize(1);
  }

  @Test
  void cancelledByTemporal_inTheLoop_isRecordedOnce() {
    stopIn("tryRepairs");
    WorkflowStub run = runs.start(request(PANEL));
    ScriptedModels.await(reached);

    run.cancel("by the operator");
    assertThatThrownBy(() -> result(run)).isInstanceOf(WorkflowFailedException.class);
    hold.countDown();

    assertPartial(runs.steps.recorded.getFirst());
  }

  private void assertPartial(Generation generation) {
    assertThat(generation.status()).isEqualTo(GenerationStatus.CANCELLED);
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedSteps.SOURCE);
    assertThat(generation.reasoning().orElseThrow().stop()).isEqualTo(StopReason.CANCELLED);
    assertThat(runs.steps.recorded).hasSize(1);
  }

  private void stopIn(String stage) {
    runs.reasonFor(2, 0);
    runs.loop.traced = true;
    Runnable wait =
        () -> {
          reached.countDown();
          ScriptedModels.await(hold);
        };
    switch (stage) {
      case "reason" -> runs.loop.onReason = wait;
      case "trace" -> runs.sandbox.onTrace = wait;
      case "tryRepairs" -> runs.sandbox.onTry = wait;
      default -> hangRepairs(1);
    }
  }

  /** All of a round: the server in memory loses a run that cancels a call which ends just then. */
  private void hangRepairs(int round) {
    for (String name : List.of("p:a", "p:b")) {
      runs.repairs.script(
          name,
          (member, order) -> {
            if (order.iteration() == round) {
              reached.countDown();
              ScriptedModels.awaitBeating(hold);
            }
            return ScriptedRepairs.repair(member, order);
          });
    }
  }
}
