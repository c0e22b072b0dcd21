package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.details;
import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static dev.weavergen.workflows.generation.GenerationRuns.result;
import static dev.weavergen.workflows.generation.ScriptedModels.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.domain.reasoning.Feedback;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.ReasoningReport;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.workflows.consensus.JudgeActivity.Opinion;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.reasoning.ReasonActivity.Decision;
import dev.weavergen.workflows.reasoning.ReasonActivity.TrialVerdict;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The run does what the loop decides, and whatever fails, the best program stays the answer. */
@Timeout(60)
final class ReasonedGenerationTest {
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c");
  private static final int EVENTS_MAX = 400;

  private final GenerationRuns runs = GenerationRuns.inRealTime();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void reason_switchedOff_isNotEntered() {
    runs.steps.reasoning = Optional.of(new Briefing.Reasoning(0));

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.reasoning()).isEmpty();
    assertThat(runs.loop.orders).isEmpty();
    assertThat(generation.timingsMillis()).doesNotContainKey("reason");
  }

  @Test
  void reason_nothingToRepair_keepsTheAnswer() {
    runs.reasonFor(0, 0);

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.reasoning())
        .hasValue(new ReasoningReport(List.of(), StopReason.CONVERGED, "everything passes", "p:a"));
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedSteps.SOURCE);
    assertThat(generation.timingsMillis()).containsKey("reason");
    assertThat(runs.loop.orders.getFirst().opening().iterationsMax()).isEqualTo(5);
    assertThat(runs.loop.orders.getFirst().opening().prediction()).isPresent();
    assertThat(runs.repairs.asked).isEmpty();
  }

  @Test
  void reason_repairAccepted_becomesTheAnswerWithItsProbability() {
    runs.reasonFor(2, 1);

    WorkflowStub run = runs.start(request(PANEL));
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedLoop.REPAIRED_SOURCE);
    assertThat(generation.prediction().orElseThrow().probability()).isEqualTo(0.9375);
    assertThat(report(generation).iterations())
        .extracting(Iteration::accepted)
        .containsExactly(true);
    assertThat(runs.repairs.asked)
        .extracting(ScriptedRepairs.Asked::member)
        .containsExactlyInAnyOrder("p:a", "p:b");
    assertThat(runs.repairs.asked.getFirst().order().call()).isEqualTo(1);
    assertThat(runs.sandbox.tried)
        .singleElement()
        .satisfies(order -> {
          assertThat(order.panel()).hasSize(3);
          assertThat(order.repairs()).hasSize(2);
        });
    assertThat(generation.costUsd()).isEqualTo(5 * 0.25);
    assertThat(generation.tokens()).isEqualTo(5 * 120);
    assertThat(details(run))
        .contains(
            "Round 1, wrong\\-value: repair by p:a, 0\\.50 before, 0\\.88 after, accepted: one")
        .contains("Repair ended, converged: everything passes")
        .contains("return x + 0");
  }

  @Test
  void reason_repairsRejected_areToldAndTheAnswerStays() {
    runs.reasonFor(2, 0);

    WorkflowStub run = runs.start(request(PANEL));
    Generation generation = result(run);

    assertThat(report(generation).stop()).isEqualTo(StopReason.NO_GAIN);
    assertThat(report(generation).iterations()).hasSize(2);
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedSteps.SOURCE);
    assertThat(runs.loop.orders).extracting(order -> order.done().size()).containsExactly(0, 0, 1);
    assertThat(runs.loop.orders.getLast().replies())
        .extracting(Reply::member)
        .containsExactly("p:a", "p:b");
    assertThat(details(run)).contains("rejected: an example \\| fails");
  }

  @Test
  void reason_loopWithoutEnd_endsAtTheRoundsThatWereAllowed() {
    runs.reasonFor(9, 0);
    runs.steps.reasoning = Optional.of(new Briefing.Reasoning(2));

    Generation generation = runs.run(request(PANEL));

    assertThat(report(generation).stop()).isEqualTo(StopReason.ITERATIONS_MAX);
    assertThat(report(generation).iterations()).hasSize(2);
  }

  @Test
  void reason_memberFails_isAReplyLikeAnyOther() {
    runs.reasonFor(1, 0);
    runs.repairs.script(
        "p:b",
        (_, _) -> {
          throw failure(FailureKind.AUTHENTICATION, "the key is not valid");
        });

    Generation generation = runs.run(request(PANEL));

    assertThat(report(generation).stop()).isEqualTo(StopReason.NO_GAIN);
    assertThat(runs.loop.orders.getLast().replies().get(1))
        .isEqualTo(new Reply.Failed("p:b", FailureKind.AUTHENTICATION, "the key is not valid"));
    assertThat(runs.sandbox.tried.getFirst().repairs()).hasSize(1);
  }

  @Test
  void reason_stepFailsForGood_endsTheLoopAndSaysSo() {
    runs.reasonFor(2, 0);
    runs.loop.onReason = this::breakDown;

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(report(generation).stop()).isEqualTo(StopReason.FAILED);
    assertThat(report(generation).author()).isEqualTo("p:a");
    assertThat(generation.notes()).anyMatch(note -> note.contains("the store is gone"));
  }

  @Test
  void reason_repairsCannotBeRun_isToldAndJudged() {
    runs.reasonFor(1, 0);
    runs.sandbox.onTry = this::breakDown;

    Generation generation = runs.run(request(PANEL));

    assertThat(report(generation).stop()).isEqualTo(StopReason.NO_GAIN);
    assertThat(generation.notes())
        .contains("the repairs of round 1 were not run: the store is gone");
  }

  @Test
  void reason_trace_isShownInTheFirstFeedback() {
    runs.reasonFor(1, 0);
    runs.loop.traced = true;

    var _ = runs.run(request(PANEL));

    assertThat(runs.sandbox.traced).containsExactly(ScriptedLoop.FAILING_CALL);
    assertThat(feedback().trace()).hasValue("line 1: x=2\nline 2: returns 3");
  }

  @Test
  void reason_traceFails_goesOnWithout() {
    runs.reasonFor(1, 0);
    runs.loop.traced = true;
    runs.sandbox.onTrace = this::breakDown;

    Generation generation = runs.run(request(PANEL));

    assertThat(feedback().trace()).isEmpty();
    assertThat(report(generation).stop()).isEqualTo(StopReason.NO_GAIN);
  }

  @Test
  void reason_trial_isPutToTheJudge() {
    runs.reasonFor(0, 0);
    runs.loop.trial =
        Optional.of(
            new Decision.Trial(
                3, new Member("p:c", "p:c", "p"), "f([])", "returns 0", "returns 1"));
    Reply.Call call = new Reply.Call(new Usage(10, 5), 0.25, 20, "stop");
    runs.models.opinion =
        Optional.of(() ->
            new Opinion(
                Optional.of(new Settlement.JudgeFavours("p:c", "test", "panel", 0.6)),
                Optional.empty(),
                List.of(call)));

    Generation generation = runs.run(request(PANEL));

    assertThat(runs.loop.orders.getLast().trials())
        .containsExactly(new TrialVerdict(3, Optional.of(true), Optional.empty()));
    assertThat(runs.loop.orders.getLast().improving()).isEmpty();
    assertThat(generation.costUsd()).isEqualTo(4 * 0.25);
  }

  @Test
  void reason_afterADecision_knowsIt() {
    runs.reasonFor(1, 1);
    runs.steps.divided = true;
    WorkflowStub run =
        runs.start(request(List.of("p:a", "p:b", "p:c", "p:d"), "\"onDissent\": \"ask\""));
    runs.awaitStatus(run, GenerationStatus.NEEDS_DECISION);

    run.update("decide", Void.class, Json.mapper().readTree("{\"cluster\": \"c2\"}"));
    Generation generation = result(run);

    assertThat(runs.loop.orders)
        .extracting(order -> order.opening().settlement())
        .containsOnly(Optional.of(new Settlement.ClusterChosen("c2")));
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedLoop.REPAIRED_SOURCE);
  }

  @Test
  void reason_deadlineTooNear_beginsNoRound() {
    runs.reasonFor(2, 0);
    runs.models.script(
        "p:a",
        (member, _) -> {
          GenerationRuns.pause(Duration.ofMillis(1_600));
          return ScriptedModels.answer(member);
        });

    Generation generation = runs.run(request(PANEL, "\"deadline\": \"3s\""));

    assertThat(report(generation).stop()).isEqualTo(StopReason.DEADLINE);
    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(runs.repairs.asked).isEmpty();
  }

  @Test
  void generate_noProgramAtAll_asksAgainWithWhatWentWrong() {
    runs.reasonFor(1, 0);
    Reply.Call call = new Reply.Call(new Usage(10, 5), 0.5, 20, "stop");
    runs.models.script(
        "p:a", (member, _) -> new Reply.Refused(member.name(), "I may not", Optional.of(call)));
    runs.models.script(
        "p:b", (member, _) -> new Reply.Abstained(member.name(), "no code", Optional.of(call)));
    runs.models.script(
        "p:c",
        (_, _) -> {
          throw failure(FailureKind.AUTHENTICATION, "the key is not valid");
        });
    runs.repairs.script(
        "p:a", (member, _) -> new Reply.Abstained(member.name(), "none left", Optional.empty()));

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.candidates())
        .extracting(candidate -> candidate.reply())
        .containsExactly("refused", "answered", "failed");
    ScriptedRepairs.Asked again =
        runs.repairs.asked.stream()
            .filter(asked -> asked.member().equals("p:b"))
            .findFirst()
            .orElseThrow();
    assertThat(again.order().iteration()).isZero();
    assertThat(again.order().call()).isEqualTo(1);
    assertThat(again.order().programSha256()).isEmpty();
    assertThat(again.order().diagnosis().kind()).isEqualTo(ProblemKind.NO_PROGRAM);
    assertThat(again.order().diagnosis().feedback().getFirst().actual()).hasValue("no code");
    assertThat(runs.repairs.asked.getLast().order().iteration()).isEqualTo(1);
    assertThat(runs.repairs.asked.getLast().order().call()).isEqualTo(2);
    assertThat(generation.costUsd()).isEqualTo(0.5 + 0.5 + 0.25 + 0.25);
  }

  @Test
  void generate_neverAnyProgram_givesUpAfterTwoMoreRounds() {
    runs.reasonFor(1, 0);
    Reply.Call call = new Reply.Call(Usage.NONE, 0, 20, "stop");
    PANEL.forEach(name -> {
      runs.models.script(
          name, (member, _) -> new Reply.Abstained(member.name(), "no code", Optional.of(call)));
      runs.repairs.script(
          name, (member, _) -> new Reply.Abstained(member.name(), "no code", Optional.of(call)));
    });

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.NO_ANSWER);
    assertThat(generation.reasoning()).isEmpty();
    assertThat(runs.repairs.asked)
        .extracting(asked -> asked.order().call())
        .containsExactlyInAnyOrder(1, 1, 1, 2, 2, 2);
  }

  @Test
  void history_nineMembersAndFiveTracedRounds_staysSmall() {
    runs.reasonFor(5, 0);
    runs.loop.traced = true;

    WorkflowStub run =
        runs.start(request(IntStream.rangeClosed(1, 9).mapToObj(i -> "p:" + i).toList()));
    Generation generation = result(run);

    assertThat(report(generation).iterations()).hasSize(5);
    int events = runs.history(run).getEvents().size();
    System.out.println("events of five rounds with nine members: " + events);
    assertThat(events).isLessThanOrEqualTo(EVENTS_MAX);
  }

  private static ReasoningReport report(Generation generation) {
    return generation.reasoning().orElseThrow();
  }

  private Feedback feedback() {
    return runs.repairs.asked.getFirst().order().diagnosis().feedback().getFirst();
  }

  private void breakDown() {
    throw ApplicationFailure.newNonRetryableFailure("the store is gone", "Broken");
  }
}
