package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.details;
import static dev.weavergen.workflows.generation.GenerationRuns.failureOf;
import static dev.weavergen.workflows.generation.GenerationRuns.pause;
import static dev.weavergen.workflows.generation.GenerationRuns.progress;
import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static dev.weavergen.workflows.generation.GenerationRuns.result;
import static dev.weavergen.workflows.generation.ScriptedModels.answer;
import static dev.weavergen.workflows.generation.ScriptedModels.answerAfter;
import static dev.weavergen.workflows.generation.ScriptedModels.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.generation.CandidateEvidence;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationEvidence;
import dev.weavergen.domain.generation.GenerationEvidence.SharedOutcome;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Reply;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class DurableGenerationTest {
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c");
  private static final int STEPS_MAX = 12;
  private static final int HISTORY_BYTES_MAX = 60 * 1024;

  private GenerationRuns runs = GenerationRuns.inRealTime();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void generate_threeAnswerInReverse_keepsThePanelsOrder() {
    CountDownLatch third = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    runs.models.script("p:a", answerAfter(second));
    runs.models.script(
        "p:b",
        (member, _) -> {
          ScriptedModels.await(third);
          second.countDown();
          return answer(member);
        });
    runs.models.script(
        "p:c",
        (member, _) -> {
          third.countDown();
          return answer(member);
        });

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.candidates()).extracting(CandidateReport::model).isEqualTo(PANEL);
    assertThat(generation.candidates())
        .extracting(CandidateReport::cluster)
        .containsOnly(Optional.of("c1"));
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedSteps.SOURCE);
    assertThat(generation.costUsd()).isEqualTo(0.75);
    assertThat(generation.tokens()).isEqualTo(360);
    assertThat(generation.spans()).isEqualTo(ScriptedSteps.SPANS);
    assertThat(generation.notes()).containsExactly("a note");
    assertThat(generation.timingsMillis())
        .containsOnlyKeys("recall", "generate", "observe", "agree", "predict", "total");
    assertThat(runs.steps.judged.getFirst()).extracting(Reply.Answered::member).isEqualTo(PANEL);
    assertThat(runs.steps.recorded).containsExactly(generation.withSpans(0));
  }

  @Test
  void generate_oneFailsForGood_isAValueAndAskedOnce() {
    runs.models.script(
        "p:b",
        (_, _) -> {
          throw failure(FailureKind.AUTHENTICATION, "the key is not valid");
        });

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.candidates())
        .extracting(CandidateReport::reply)
        .containsExactly("answered", "failed", "answered");
    assertThat(generation.candidates().get(1).error())
        .hasValue("authentication: the key is not valid");
    assertThat(runs.models.attempts("p:b")).isEqualTo(1);
  }

  @Test
  void generate_oneRecovers_isAskedAgain() {
    runs.models.script(
        "p:b",
        (member, attempt) -> {
          if (attempt == 1) {
            throw failure(FailureKind.OVERLOADED, "try later");
          }
          return answer(member);
        });

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.candidates())
        .extracting(CandidateReport::reply)
        .containsExactly("answered", "answered", "answered");
    assertThat(runs.models.attempts("p:b")).isEqualTo(2);
  }

  @Test
  void generate_unclassifiedException_namesItsType() {
    skipTime();
    runs.models.script(
        "p:b",
        (_, _) -> {
          throw new IllegalStateException("no such thing");
        });

    Generation generation = runs.run(request(PANEL, "\"grace\": \"5m\""));

    assertThat(generation.candidates().get(1).error())
        .hasValue("connection: java.lang.IllegalStateException: no such thing");
    assertThat(runs.models.attempts("p:b")).isEqualTo(5);
  }

  @Test
  void generate_providerSaysWhenToComeBack_waitsThatLong() {
    skipTime();
    runs.models.script(
        "p:b",
        (member, attempt) -> {
          if (attempt == 1) {
            throw ApplicationFailure.newFailureWithCauseAndDelay(
                "slow down", "rate-limited", null, Duration.ofSeconds(45));
          }
          return answer(member);
        });

    WorkflowStub run = runs.start(request(PANEL, "\"grace\": \"2m\""));

    assertThat(result(run).candidates().get(1).reply()).isEqualTo("answered");
    assertThat(runs.duration(run)).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(60));
  }

  @Test
  void generate_refusedAndAbstained_sayWhy() {
    runs.models.script(
        "p:a", (member, _) -> new Reply.Refused(member.name(), "I may not", Optional.empty()));
    runs.models.script(
        "p:b",
        (member, _) -> new Reply.Abstained(member.name(), "no program found", Optional.empty()));

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.candidates())
        .extracting(CandidateReport::reply)
        .containsExactly("refused", "abstained", "answered");
    assertThat(generation.candidates())
        .extracting(CandidateReport::error)
        .containsExactly(
            Optional.of("I may not"), Optional.of("no program found"), Optional.empty());
  }

  @Test
  void generate_lateMember_abstainsAfterTheGrace() {
    CountDownLatch never = new CountDownLatch(1);
    runs.models.script("p:c", answerAfter(never));

    Generation generation = runs.run(request(PANEL, "\"grace\": \"300ms\""));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.candidates().get(2).reply()).isEqualTo("abstained");
    assertThat(generation.candidates().get(2).error())
        .hasValue("no reply within 300ms after a quorum of 2 had answered");
  }

  @Test
  void generate_repliesThatComeAfterTheClose_areNotHeard() {
    CountDownLatch judging = new CountDownLatch(1);
    runs.models.script("p:c", answerAfter(judging));
    runs.steps.onAgree =
        () -> {
          judging.countDown();
          pause(Duration.ofMillis(300));
        };

    Generation generation = runs.run(request(PANEL, "\"grace\": \"100ms\""));

    assertThat(generation.candidates().get(2).reply()).isEqualTo("abstained");
    assertThat(runs.steps.judged.getFirst()).hasSize(2);
  }

  @Test
  void generate_nobodyInTime_isAnHonestNoAnswer() {
    PANEL.forEach(name -> runs.models.script(name, answerAfter(new CountDownLatch(1))));

    Generation generation = runs.run(request(PANEL, "\"deadline\": \"500ms\""));

    assertThat(generation.status()).isEqualTo(GenerationStatus.NO_ANSWER);
    assertThat(generation.why()).hasValue("none of the models gave a program; asked: 3");
    assertThat(generation.program()).isEmpty();
    assertThat(generation.consensus()).isEmpty();
    assertThat(generation.candidates())
        .allSatisfy(candidate -> {
          assertThat(candidate.reply()).isEqualTo("abstained");
          assertThat(candidate.error().orElseThrow()).startsWith("no reply within the deadline");
        });
    assertThat(runs.steps.judged).isEmpty();
    assertThat(runs.steps.recorded).hasSize(1);
  }

  /** In real time: the server in memory skips none while a call waits for a worker. */
  @Test
  void generate_queueWithoutWorker_failsAsNoWorkerBeforeTheDeadline() {
    Generation generation =
        runs.run(request(List.of("nobody:a", "p:b", "nobody:c"), "\"deadline\": \"4s\""));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.candidates())
        .extracting(CandidateReport::reply)
        .containsExactly("failed", "answered", "failed");
    assertThat(generation.candidates().getFirst().error())
        .hasValue(
            "no-worker: no worker took the call from the queue weavergen-models-nobody; start one"
                + " with `weavergen worker`");
    assertThat(generation.timingsMillis().get("generate")).isBetween(1_000L, 3_990L);
  }

  @Test
  void generate_nineMembers_areAllAsked() {
    List<String> panel = IntStream.rangeClosed(1, 9).mapToObj(i -> "p:" + i).toList();

    Generation generation = runs.run(request(panel));

    assertThat(generation.candidates()).extracting(CandidateReport::model).isEqualTo(panel);
    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
  }

  @Test
  void generate_observed_tellsTheEvidence() {
    Generation generation = runs.run(request(PANEL));

    assertThat(runs.sandbox.observed)
        .singleElement()
        .satisfies(seen -> assertThat(seen).extracting(Reply.Answered::member).isEqualTo(PANEL));
    CandidateEvidence first = generation.candidates().getFirst().evidence().orElseThrow();
    assertThat(first.examples()).isEqualTo("2/2");
    assertThat(first.cluster()).hasValue("c1");
    assertThat(first.cpuMillis()).hasValue(4L);
    assertThat(first.memoryMegabytes()).hasValue(9L);
    CandidateEvidence last = generation.candidates().getLast().evidence().orElseThrow();
    assertThat(last.examples()).isEqualTo("1/2");
    assertThat(last.failures()).containsExactly("f(2): 3 instead of 2");
    GenerationEvidence all = generation.evidence().orElseThrow();
    assertThat(all.tier()).hasValue("L2");
    assertThat(all.notExecuted()).isEmpty();
    assertThat(all.inputsCompared()).isEqualTo(24);
    assertThat(all.inputs().getFirst().outcomes())
        .extracting(SharedOutcome::models)
        .containsExactly(List.of("p:a", "p:b"), List.of("p:c"));
    assertThat(generation.consensus().orElseThrow().reasons())
        .containsExactly(
            "the chosen program passes 2 of 2 examples",
            "p:b, p:c behave like the chosen one on 24 inputs",
            "all agree");
    assertThat(generation.notes()).containsExactly("a note");
  }

  @Test
  void generate_observeFailsForGood_goesOnWithoutEvidence() {
    runs.sandbox.onObserve =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("the store is gone", "Broken");
        };

    Generation generation = runs.run(request(PANEL));

    assertNotExecuted(generation, "the store is gone");
    assertThat(runs.sandbox.attempts).containsExactly(1);
  }

  @Test
  void generate_observeNeverSucceeds_goesOnAfterAFewAttempts() {
    skipTime();
    runs.sandbox.onObserve =
        () -> {
          throw new IllegalStateException("the sandbox broke");
        };

    Generation generation = runs.run(request(PANEL));

    assertNotExecuted(generation, "the sandbox broke");
    assertThat(runs.sandbox.attempts).containsExactly(1, 2, 3);
  }

  @Test
  void generate_observeRecovers_isRepeated() {
    runs.sandbox.onObserve =
        () -> {
          if (runs.sandbox.attempts.size() == 1) {
            throw new IllegalStateException("the sandbox broke");
          }
        };

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.evidence().orElseThrow().tier()).hasValue("L2");
    assertThat(runs.sandbox.attempts).containsExactly(1, 2);
  }

  /** In real time: the server in memory skips none while a step waits for a worker. */
  @Test
  void generate_sandboxQueueWithoutWorker_goesOnWithoutEvidence() {
    runs.close();
    runs = GenerationRuns.withoutSandbox();

    WorkflowStub run = runs.start(request(PANEL, "\"deadline\": \"3s\""));
    Generation generation = result(run);

    assertNotExecuted(
        generation,
        "no worker took the step from the queue weavergen-sandbox; start one with `weavergen"
            + " worker`");
    assertThat(generation.timingsMillis().get("observe")).isBetween(1_500L, 10_000L);
    assertThat(details(run)).contains("Candidates not executed: no worker took the step");
  }

  @Test
  void generate_longDeadline_letsEveryStepOutliveADowntime() {
    WorkflowStub run = runs.start(request(PANEL, "\"deadline\": \"24h\""));
    Generation _ = result(run);

    Map<String, Duration> totals = new TreeMap<>();
    runs.events(run, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED).stream()
        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
        .forEach(step -> {
          var _ =
              totals.put(
                  step.getActivityType().getName(),
                  Duration.ofSeconds(step.getScheduleToCloseTimeout().getSeconds()));
          if (step.hasScheduleToStartTimeout()) {
            assertThat(step.getScheduleToStartTimeout().getSeconds()).isGreaterThan(3_600);
          }
        });
    assertThat(totals).containsKeys("generate", "observe", "agree");
    assertThat(List.of("generate", "observe", "agree"))
        .allSatisfy(step -> assertThat(totals.get(step)).isGreaterThan(Duration.ofHours(23)));
  }

  private static void assertNotExecuted(Generation generation, String why) {
    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.program()).isPresent();
    assertThat(generation.notes()).containsExactly("a note", "not executed: " + why);
    assertThat(generation.evidence().orElseThrow().notExecuted()).hasValue(why);
    assertThat(generation.consensus().orElseThrow().reasons())
        .containsExactly("not executed: " + why, "all agree");
    assertThat(generation.candidates())
        .extracting(candidate -> candidate.evidence().orElseThrow().load())
        .containsOnly("not executed");
  }

  @Test
  void generate_nobodyAnswers_observesNothing() {
    PANEL.forEach(name ->
        runs.models.script(
            name, (member, _) -> new Reply.Refused(member.name(), "I may not", Optional.empty())));

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.NO_ANSWER);
    assertThat(generation.evidence()).isEmpty();
    assertThat(runs.sandbox.observed).isEmpty();
  }

  @Test
  void generate_agreeFailsForGood_keepsTheReplies() {
    runs.steps.onAgree =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("the store is gone", "Broken");
        };

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.NO_ANSWER);
    assertThat(generation.why())
        .hasValue("the candidates could not be compared: the store is gone");
    assertThat(generation.candidates()).extracting(CandidateReport::reply).containsOnly("answered");
    assertThat(generation.candidates().getFirst().evidence()).isPresent();
    assertThat(runs.steps.recorded).hasSize(1);
  }

  @Test
  void generate_recordFailsAtFirst_isRepeatedUntilItSucceeds() {
    skipTime();
    AtomicInteger attempts = new AtomicInteger();
    runs.steps.onRecord =
        () -> {
          if (attempts.incrementAndGet() < 12) {
            throw new IllegalStateException("the store restarts");
          }
        };

    assertThat(runs.run(request(PANEL)).spans()).isEqualTo(ScriptedSteps.SPANS);
  }

  @Test
  void generate_recallRefuses_failsAtOnceWithThatType() {
    for (String type : List.of(Failures.INVALID_REQUEST, Failures.UNAVAILABLE)) {
      runs.steps.onRecall =
          () -> {
            throw ApplicationFailure.newNonRetryableFailure("models: 'x' is not configured", type);
          };

      WorkflowStub run = runs.start(request(PANEL));

      ApplicationFailure failure = failureOf(run);
      assertThat(failure.getType()).isEqualTo(type);
      assertThat(failure.getOriginalMessage()).isEqualTo("models: 'x' is not configured");
      assertThat(failure.isNonRetryable()).isTrue();
      assertThat(progress(run).status()).isEqualTo(GenerationStatus.NO_ANSWER);
      assertThat(details(run)).contains("is not configured");
    }
  }

  @Test
  void generate_recallNeverSucceeds_failsAsUnavailableByTheDeadline() {
    skipTime();
    runs.steps.onRecall =
        () -> {
          throw new IllegalStateException("connection refused");
        };

    ApplicationFailure failure = failureOf(runs.start(request(PANEL, "\"deadline\": \"2m\"")));

    assertThat(failure.getType()).isEqualTo(Failures.UNAVAILABLE);
    assertThat(failure.getOriginalMessage()).isEqualTo("recall failed: connection refused");
  }

  /** The SDK closes the run as cancelled whatever it returns; the store has the answer. */
  @Test
  void progress_whileRunningAndAfter_tellsTheStage() {
    CountDownLatch hold = new CountDownLatch(1);
    runs.models.script("p:b", answerAfter(hold));
    WorkflowStub run = runs.start(request(PANEL, "\"grace\": \"1m\""));
    runs.awaitMember(run, 0, "answered");

    Progress running = progress(run);
    assertThat(running.stage()).isEqualTo("generate");
    assertThat(running.status()).isEqualTo(GenerationStatus.RUNNING);
    assertThat(running.title()).isEqualTo("write f(x)");
    assertThat(running.members().get(1).state()).isEqualTo("asked");
    assertThat(running.score()).isEmpty();
    assertThat(details(run)).contains("write f\\(x\\)").contains("| p:b | asked |");
    hold.countDown();

    Generation generation = result(run);
    Progress done = progress(run);
    assertThat(done.stage()).isEqualTo("done");
    assertThat(done.status()).isEqualTo(generation.status());
    assertThat(done.score()).hasValue(0.75);
    assertThat(done.members()).extracting(Progress.MemberProgress::state).containsOnly("answered");
    assertThat(details(run)).contains("(chosen)").contains(ScriptedSteps.SOURCE);
    assertThat(details(run)).contains("| p:a | 2/2 | – | c1 | 4 |  |");
  }

  @Test
  void generate_answered_canBeFoundBySearch() {
    WorkflowStub run = runs.start(request(PANEL));
    result(run);

    var description = run.describe();

    assertThat(description.getMemo("summary", String.class)).isEqualTo("write f(x)");
    var attributes = description.getTypedSearchAttributes();
    assertThat(attributes.get(SearchKeys.STATUS)).isEqualTo("answered");
    assertThat(attributes.get(SearchKeys.LANGUAGE)).isEqualTo("python");
    assertThat(attributes.get(SearchKeys.ENTRY_POINT)).isEqualTo("f");
    assertThat(attributes.get(SearchKeys.SCORE)).isEqualTo(0.75);
  }

  @Test
  void generate_threeModels_leavesASmallHistory() {
    WorkflowStub run = runs.start(request(PANEL));
    result(run);

    var history = runs.history(run);

    // How many events they make depends on what arrives at once.
    assertThat(runs.events(run, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
        .hasSizeLessThanOrEqualTo(STEPS_MAX);
    assertThat(history.getHistory().getSerializedSize()).isLessThan(HISTORY_BYTES_MAX);
  }

  @Test
  void generate_replyThatCannotBeRead_failsTheTaskAndNotTheRun() {
    skipTime();
    AtomicInteger judged = new AtomicInteger();
    runs.steps.onRecord = judged::incrementAndGet;
    runs.models.script("p:b", (_, _) -> ScriptedModels.noReply());

    WorkflowStub run = runs.start(request(PANEL, "\"deadline\": \"2m\""));
    runs.awaitEvent(run, EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED);

    assertThat(judged).hasValue(0);
    run.terminate("seen enough");
  }

  private void skipTime() {
    runs.close();
    runs = GenerationRuns.skippingTime();
  }
}
