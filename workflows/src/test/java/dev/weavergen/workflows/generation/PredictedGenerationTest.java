package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.details;
import static dev.weavergen.workflows.generation.GenerationRuns.progress;
import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static dev.weavergen.workflows.generation.GenerationRuns.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.KnowledgeUse;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.workflows.consensus.AgreeActivity.Hearing;
import dev.weavergen.workflows.evidence.FusionCheckActivity.Checked;
import dev.weavergen.workflows.prediction.PredictActivity.Order;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that says how probable it is that its program is right, and what follows from that. */
@Timeout(30)
final class PredictedGenerationTest {
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c");

  private final GenerationRuns runs = GenerationRuns.inRealTime();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void predict_knowledgeRecalled_isUsedByEveryStepAndInTheResult() {
    runs.steps.known = Optional.of(new Briefing.Recalled(OptionalLong.of(3)));
    runs.steps.predictor = "v3";

    WorkflowStub run = runs.start(request(PANEL));
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.prediction()).map(Prediction::probability).contains(0.75);
    assertThat(generation.prediction()).map(Prediction::predictor).contains("v3");
    assertThat(generation.knowledge()).contains(new KnowledgeUse(3));
    assertThat(generation.candidates())
        .extracting(CandidateReport::probability)
        .containsOnly(Optional.of(0.625));
    assertThat(runs.steps.heard).extracting(Hearing::knowledge).containsExactly(OptionalLong.of(3));
    assertThat(runs.steps.ordered).extracting(Order::knowledge).containsExactly(OptionalLong.of(3));
    assertThat(generation.timingsMillis()).containsKey("predict");
    assertThat(progress(run).score()).contains(0.75);
    assertThat(run.describe().getTypedSearchAttributes().get(SearchKeys.SCORE)).isEqualTo(0.75);
    assertThat(details(run)).contains("right with probability \\.75").contains("predictor v3");
  }

  @Test
  void predict_nothingPublished_saysSo() {
    WorkflowStub run = runs.start(request(PANEL));
    Generation generation = result(run);

    assertThat(generation.knowledge()).isEmpty();
    assertThat(generation.prediction()).map(Prediction::predictor).contains("seed");
    assertThat(details(run)).contains("no learned predictor is in use yet");
  }

  @Test
  void predict_addsOneStep() {
    WorkflowStub with = runs.start(request(PANEL));
    result(with);
    runs.steps.known = Optional.empty();
    WorkflowStub without = runs.start(request(PANEL));

    Generation old = result(without);

    assertThat(old.prediction()).isEmpty();
    assertThat(old.status()).isEqualTo(GenerationStatus.ANSWERED);
    List<String> more = new ArrayList<>(steps(with));
    steps(without).forEach(more::remove);
    assertThat(more).containsExactly("predict");
    assertThat(steps(with)).hasSize(steps(without).size() + 1);
  }

  private List<String> steps(WorkflowStub run) {
    return runs.events(run, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED).stream()
        .map(event -> event.getActivityTaskScheduledEventAttributes().getActivityType().getName())
        .toList();
  }

  @Test
  void predict_atLeastTheDemandedProbability_isAnAnswer() {
    assertThat(runs.run(request(PANEL, "\"minProbability\": 0.75")).status())
        .isEqualTo(GenerationStatus.ANSWERED);
  }

  @Test
  void predict_belowTheDemandedProbability_isNoAnswerWithTheBestGuess() {
    Generation generation = runs.run(request(PANEL, "\"minProbability\": 0.9"));

    assertThat(generation.status()).isEqualTo(GenerationStatus.NO_ANSWER);
    assertThat(generation.why())
        .contains("the best guess is right with probability .75, below the .90 that was asked for");
    assertThat(generation.program()).map(Program::source).contains(ScriptedSteps.SOURCE);
    assertThat(generation.prediction()).isPresent();
  }

  @Test
  void predict_targetRiskWithoutAThreshold_promisesNothing() {
    Generation generation = runs.run(request(PANEL, "\"targetRisk\": 0.05"));

    assertThat(runs.steps.ordered)
        .extracting(Order::targetRisk)
        .containsExactly(OptionalDouble.of(0.05));
    assertThat(generation.status()).isEqualTo(GenerationStatus.NO_ANSWER);
    assertThat(generation.why())
        .contains(
            "a share of wrong answers of at most .05 cannot be promised: no learned predictor is in use yet, so nobody knows what its answers are worth");
  }

  @Test
  void predict_targetRiskWithAThreshold_decidesByIt() {
    runs.steps.predictor = "v3";
    runs.steps.threshold = OptionalDouble.of(0.7);
    assertThat(runs.run(request(PANEL, "\"targetRisk\": 0.05")).status())
        .isEqualTo(GenerationStatus.ANSWERED);

    runs.steps.threshold = OptionalDouble.of(0.8);
    assertThat(runs.run(request(PANEL, "\"targetRisk\": 0.05")).why())
        .contains(
            "the best guess is right with probability .75, below the .80 that keeps a share of wrong answers of at most .05");
  }

  @Test
  void predict_thatFails_leavesTheAnswerAndSaysSo() {
    fail();

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.prediction()).isEmpty();
    assertThat(generation.candidates())
        .extracting(CandidateReport::probability)
        .containsOnly(Optional.empty());
    assertThat(generation.notes()).contains("nothing could be predicted: the store is gone");
  }

  @Test
  void predict_thatFails_meetsNoDemand() {
    fail();

    assertThat(runs.run(request(PANEL, "\"minProbability\": 0.1")).why())
        .contains("nothing was predicted, and a probability of .10 was asked for");
    assertThat(runs.run(request(PANEL, "\"targetRisk\": 0.1")).why().orElseThrow())
        .endsWith("cannot be promised: nothing was predicted");
  }

  @Test
  void predict_withABug_isNotTriedAgain() {
    runs.steps.onPredict =
        () -> {
          throw new IllegalStateException("no such column");
        };

    Generation generation = runs.run(request(PANEL));

    assertThat(runs.steps.ordered).hasSize(1);
    assertThat(generation.notes()).contains("nothing could be predicted: no such column");
  }

  @Test
  void predict_cancelledMeanwhile_keepsTheProgram() {
    CountDownLatch predicting = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    runs.steps.onPredict =
        () -> {
          predicting.countDown();
          ScriptedModels.await(hold);
        };
    WorkflowStub run = runs.start(request(PANEL, "\"minProbability\": 0.9"));
    ScriptedModels.await(predicting);

    assertThat(progress(run).stage()).isEqualTo("predict");
    run.update("cancel", Void.class, "not needed");
    Generation generation = result(run);
    hold.countDown();

    assertThat(generation.status()).isEqualTo(GenerationStatus.CANCELLED);
    assertThat(generation.why()).contains("not needed");
    assertThat(generation.program()).isPresent();
    assertThat(generation.prediction()).isEmpty();
  }

  @Test
  void predict_fusedProgram_isPredictedAsWhatItBehavesLike() {
    Program fused = Program.of(Language.PYTHON, Optional.of("f"), "def f(x):\n    return +x\n");
    PANEL.forEach(
        name -> runs.models.script(name, (member, _) -> written(member.name(), member.name())));
    runs.models.fusing = member -> written(member.name(), "fused");
    runs.sandbox.checked = () -> new Checked(Optional.of(fused), Optional.empty());

    Generation generation = runs.run(request(PANEL, "\"merge\": true"));

    assertThat(generation.program()).contains(fused);
    assertThat(generation.prediction()).map(Prediction::probability).contains(0.75);
    assertThat(runs.steps.ordered.getFirst().consensus().chosenCluster().representative())
        .isEqualTo("p:a");
  }

  @Test
  void predict_nothingChosen_isNotAskedFor() {
    runs.steps.onAgree =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("the store is gone", "Broken");
        };

    assertThat(runs.run(request(PANEL)).status()).isEqualTo(GenerationStatus.NO_ANSWER);
    assertThat(runs.steps.ordered).isEmpty();
  }

  private void fail() {
    runs.steps.onPredict =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("the store is gone", "Broken");
        };
  }

  private static Reply.Answered written(String member, String program) {
    return new Reply.Answered(
        member,
        Sha256.of(program),
        Language.PYTHON,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Reply.Call(new Usage(10, 5), 0.5, 20, "stop"));
  }
}
