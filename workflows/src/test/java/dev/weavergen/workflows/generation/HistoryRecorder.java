package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static dev.weavergen.workflows.generation.ScriptedModels.answer;
import static dev.weavergen.workflows.generation.ScriptedModels.answerAfter;
import static dev.weavergen.workflows.generation.ScriptedModels.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.consensus.JudgeActivity.Opinion;
import dev.weavergen.workflows.evidence.FusionCheckActivity.Checked;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.reasoning.ReasonActivity.Decision;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Records the histories that {@link ReplayTest} replays, on a real dev server. Only for new kinds
 * of runs; a file that exists is kept, since it stands for runs that may still be in flight. No
 * test: its name keeps it out of the usual run.
 *
 * <pre>{@code
 * TEMPORAL_CLI=/path/of/temporal ./mvnw test -pl workflows -am -Dtest=HistoryRecorder \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
final class HistoryRecorder {
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c");
  private static final List<String> FOUR = List.of("p:a", "p:b", "p:c", "p:d");
  private static final String SURE = "\"minProbability\": 0.9";
  private static final String BUDGET = "\"budget\": {\"usd\": 1}";
  private static final String ASK = "\"onDissent\": \"ask\"";

  @Test
  void record_everyKindOfRun_thatHasNoFileYet() throws IOException {
    record("answered", runs -> end(runs.start(request(PANEL))));
    record("answered-by-nine", HistoryRecorder::nine);
    record("failed-and-recovered", HistoryRecorder::failedAndRecovered);
    record("refused-and-abstained", HistoryRecorder::refusedAndAbstained);
    record("late-member", HistoryRecorder::late);
    record("no-answer-by-deadline", HistoryRecorder::nobody);
    record("observe-failed", HistoryRecorder::observeFailed);
    record("sandbox-unserved", false, HistoryRecorder::unserved);
    record("cancelled-while-observing", HistoryRecorder::cancelledWhileObserving);
    record("tests-written", HistoryRecorder::testsWritten);
    record("tests-late", HistoryRecorder::testsLate);
    record("decided-by-a-person", HistoryRecorder::decided);
    record("asked-in-vain", HistoryRecorder::askedInVain);
    record("judged-by-a-model", HistoryRecorder::judged);
    record("sketched-and-merged", HistoryRecorder::merged);
    record("agree-failed", HistoryRecorder::agreeFailed);
    record("predicted", HistoryRecorder::predicted);
    record("predict-failed", HistoryRecorder::predictFailed);
    record("below-the-threshold", runs -> end(runs.start(request(PANEL, SURE))));
    record("sketched-merged-and-predicted", HistoryRecorder::merged);
    record("reasoned-nothing-to-repair", runs -> reasoned(runs, 0, 0));
    record("reasoned-fixed-in-one", runs -> reasoned(runs, 2, 1));
    record("reasoned-rejected-twice", runs -> reasoned(runs, 2, 0));
    record("reasoned-test-on-trial", HistoryRecorder::onTrial);
    record("decided-then-reasoned", HistoryRecorder::decidedThenReasoned);
    record("asked-again-for-programs", HistoryRecorder::askedAgain);
    record("budget-exceeded-and-extended", HistoryRecorder::extended);
    record("budget-exceeded", HistoryRecorder::unpaid);
    record("cancelled-in-an-iteration", HistoryRecorder::cancelledInAnIteration);
    record("recall-unavailable", HistoryRecorder::recallFailed);
    record("invalid-request", runs -> end(runs.start("{\"intnt\": 1}")));
    record("cancelled-by-update", HistoryRecorder::cancelledByUpdate);
    record("cancelled-by-temporal", HistoryRecorder::cancelledByTemporal);
  }

  private static WorkflowStub nine(GenerationRuns runs) {
    return end(runs.start(request(IntStream.rangeClosed(1, 9).mapToObj(i -> "p:" + i).toList())));
  }

  private static WorkflowStub failedAndRecovered(GenerationRuns runs) {
    runs.models.script(
        "p:a",
        (_, _) -> {
          throw failure(FailureKind.AUTHENTICATION, "the key is not valid");
        });
    runs.models.script(
        "p:b",
        (member, attempt) -> {
          if (attempt == 1) {
            throw failure(FailureKind.OVERLOADED, "try later");
          }
          return answer(member);
        });
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub refusedAndAbstained(GenerationRuns runs) {
    runs.models.script(
        "p:a", (member, _) -> new Reply.Refused(member.name(), "I may not", Optional.empty()));
    runs.models.script(
        "p:b", (member, _) -> new Reply.Abstained(member.name(), "no code", Optional.empty()));
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub late(GenerationRuns runs) {
    runs.models.script("p:c", answerAfter(new CountDownLatch(1)));
    return end(runs.start(request(PANEL, "\"grace\": \"500ms\"")));
  }

  private static WorkflowStub nobody(GenerationRuns runs) {
    PANEL.forEach(name -> runs.models.script(name, answerAfter(new CountDownLatch(1))));
    return end(runs.start(request(PANEL, "\"deadline\": \"1s\"")));
  }

  private static WorkflowStub observeFailed(GenerationRuns runs) {
    runs.sandbox.onObserve =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("the store is gone", "Broken");
        };
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub unserved(GenerationRuns runs) {
    return end(runs.start(request(PANEL, "\"deadline\": \"2s\"")));
  }

  private static WorkflowStub cancelledWhileObserving(GenerationRuns runs) {
    CountDownLatch observing = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    runs.sandbox.onObserve =
        () -> {
          observing.countDown();
          ScriptedModels.await(hold);
        };
    WorkflowStub run = runs.start(request(PANEL));
    ScriptedModels.await(observing);
    run.update("cancel", Void.class, "not needed");
    var _ = end(run);
    hold.countDown();
    return run;
  }

  private static WorkflowStub testsWritten(GenerationRuns runs) {
    PANEL.forEach(name -> runs.models.tests(name, HistoryRecorder::test));
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub testsLate(GenerationRuns runs) {
    CountDownLatch never = new CountDownLatch(1);
    runs.models.tests("p:a", HistoryRecorder::test);
    runs.models.tests(
        "p:b",
        author -> {
          ScriptedModels.awaitBeating(never);
          return test(author);
        });
    return end(runs.start(request(PANEL, "\"grace\": \"500ms\"")));
  }

  private static List<GeneratedTest> test(Member author) {
    return List.of(new GeneratedTest(author.name(), "assert f(1) == 1"));
  }

  private static WorkflowStub decided(GenerationRuns runs) {
    runs.steps.divided = true;
    WorkflowStub run = runs.start(request(FOUR, ASK));
    runs.awaitStatus(run, GenerationStatus.NEEDS_DECISION);
    run.update("decide", Void.class, Json.mapper().createObjectNode().put("cluster", "c2"));
    return end(run);
  }

  private static WorkflowStub judged(GenerationRuns runs) {
    runs.steps.divided = true;
    runs.models.script(
        "p:e", (member, _) -> new Reply.Abstained(member.name(), "no code", Optional.empty()));
    Settlement favours = new Settlement.JudgeFavours("p:e", "c2", "c1", 0.6);
    runs.models.opinion =
        Optional.of(() -> new Opinion(Optional.of(favours), Optional.empty(), List.of()));
    return end(runs.start(request(List.of("p:a", "p:b", "p:c", "p:d", "p:e"))));
  }

  private static WorkflowStub merged(GenerationRuns runs) {
    PANEL.forEach(name -> runs.models.script(name, (member, _) -> own(member)));
    runs.models.fusing = HistoryRecorder::own;
    runs.sandbox.checked =
        () ->
            new Checked(
                Optional.of(Program.of(Language.PYTHON, Optional.of("f"), "def f(x): return x")),
                Optional.empty());
    return end(runs.start(request(PANEL, "\"merge\": true")));
  }

  /** A program that no other member wrote. */
  private static Reply.Answered own(Member member) {
    return new Reply.Answered(
        member.name(),
        Sha256.of(member.name()),
        Language.PYTHON,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Reply.Call(Usage.NONE, 0, 1, "stop"));
  }

  private static WorkflowStub askedInVain(GenerationRuns runs) {
    runs.steps.divided = true;
    return end(runs.start(request(FOUR, ASK, "\"deadline\": \"2s\"")));
  }

  private static WorkflowStub agreeFailed(GenerationRuns runs) {
    runs.steps.onAgree =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("the store is gone", "Broken");
        };
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub predicted(GenerationRuns runs) {
    runs.steps.known = Optional.of(new Briefing.Recalled(OptionalLong.of(3)));
    runs.steps.predictor = "v3";
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub predictFailed(GenerationRuns runs) {
    runs.steps.onPredict =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("the store is gone", "Broken");
        };
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub reasoned(GenerationRuns runs, int rounds, int acceptedIn) {
    runs.reasonFor(rounds, acceptedIn);
    runs.loop.traced = true;
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub onTrial(GenerationRuns runs) {
    runs.reasonFor(1, 0);
    runs.loop.trial =
        Optional.of(
            new Decision.Trial(
                3, new Member("p:c", "p:c", "p"), "f([])", "returns 0", "returns 1"));
    Settlement favours = new Settlement.JudgeFavours("p:c", "test", "panel", 0.6);
    runs.models.opinion =
        Optional.of(() -> new Opinion(Optional.of(favours), Optional.empty(), List.of()));
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub decidedThenReasoned(GenerationRuns runs) {
    runs.reasonFor(2, 1);
    return decided(runs);
  }

  private static WorkflowStub askedAgain(GenerationRuns runs) {
    runs.reasonFor(1, 0);
    Reply.Call call = new Reply.Call(Usage.NONE, 0, 1, "stop");
    PANEL.forEach(name ->
        runs.models.script(
            name, (member, _) -> new Reply.Abstained(member.name(), "no code", Optional.of(call))));
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub extended(GenerationRuns runs) {
    refuseRepairs(runs);
    WorkflowStub run = runs.start(request(PANEL, BUDGET));
    runs.awaitStatus(run, GenerationStatus.BUDGET_EXCEEDED);
    run.update("extendBudget", Void.class, Json.mapper().createObjectNode().put("usd", 0.5));
    return end(run);
  }

  private static WorkflowStub unpaid(GenerationRuns runs) {
    refuseRepairs(runs);
    return end(runs.start(request(PANEL, BUDGET, "\"deadline\": \"3s\"")));
  }

  private static void refuseRepairs(GenerationRuns runs) {
    runs.reasonFor(2, 1);
    PANEL.forEach(name ->
        runs.repairs.script(
            name,
            (member, order) -> {
              if (runs.loop.extensions.isEmpty()) {
                throw failure(FailureKind.BUDGET_EXCEEDED, "1.20 of 1.00 US dollars");
              }
              return ScriptedRepairs.repair(member, order);
            }));
  }

  private static WorkflowStub cancelledInAnIteration(GenerationRuns runs) {
    CountDownLatch trying = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    runs.reasonFor(2, 0);
    runs.sandbox.onTry =
        () -> {
          trying.countDown();
          ScriptedModels.await(hold);
        };
    WorkflowStub run = runs.start(request(PANEL));
    ScriptedModels.await(trying);
    run.update("cancel", Void.class, "not needed");
    var _ = end(run);
    hold.countDown();
    return run;
  }

  private static WorkflowStub recallFailed(GenerationRuns runs) {
    runs.steps.onRecall =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure(
              "no model can be asked", Failures.UNAVAILABLE);
        };
    return end(runs.start(request(PANEL)));
  }

  private static WorkflowStub cancelledByUpdate(GenerationRuns runs) {
    return cancelled(runs, run -> run.update("cancel", Void.class, "not needed"));
  }

  private static WorkflowStub cancelledByTemporal(GenerationRuns runs) {
    return cancelled(runs, run -> run.cancel("by the operator"));
  }

  private static WorkflowStub cancelled(GenerationRuns runs, Consumer<WorkflowStub> cancel) {
    runs.models.script("p:c", answerAfter(new CountDownLatch(1)));
    WorkflowStub run = runs.start(request(PANEL));
    runs.models.awaitAsked("p:c");
    cancel.accept(run);
    return end(run);
  }

  private static WorkflowStub end(WorkflowStub run) {
    try {
      GenerationRuns.result(run);
    } catch (WorkflowFailedException expected) {
      assertThat(expected).hasNoSuppressedExceptions();
    }
    return run;
  }

  private static void record(String name, Runs kind) throws IOException {
    record(name, true, kind);
  }

  private static void record(String name, boolean sandboxed, Runs kind) throws IOException {
    var file = ReplayTest.FOLDER.resolve(name + ".json");
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(ReplayTest.FOLDER);
    try (GenerationRuns runs =
        GenerationRuns.onDevServer(System.getenv("TEMPORAL_CLI"), sandboxed)) {
      String history = runs.history(kind.run(runs)).toJson(true);
      Files.writeString(file, history.replaceAll("(\"stackTrace\": )\"[^\\n]*\"", "$1\"\"") + "\n");
    }
  }

  @FunctionalInterface
  private interface Runs {
    WorkflowStub run(GenerationRuns runs);
  }
}
