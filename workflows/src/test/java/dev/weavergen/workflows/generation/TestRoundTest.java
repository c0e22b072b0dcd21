package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.evidence.SketchActivity.Sketched;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests are asked for beside the programs, and nothing waits for them for long. */
@Timeout(60)
final class TestRoundTest {
  private static final List<String> PANEL = List.of("p:a", "p:b");

  @Test
  void tests_ofAllAuthors_reachTheSandboxInThePanelsOrder() {
    try (GenerationRuns runs = GenerationRuns.inRealTime()) {
      runs.models.tests("p:a", TestRoundTest::two);
      runs.models.tests("p:b", TestRoundTest::two);

      Generation generation = runs.run(request(PANEL));

      assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
      assertThat(runs.sandbox.tests.getFirst())
          .extracting(GeneratedTest::author)
          .containsExactly("p:a", "p:a", "p:b", "p:b");
    }
  }

  @Test
  void tests_ofAnAuthorThatFails_areNone() {
    try (GenerationRuns runs = GenerationRuns.inRealTime()) {
      runs.models.tests(
          "p:a",
          _ -> {
            throw ScriptedModels.failure(FailureKind.AUTHENTICATION, "no key");
          });
      runs.models.tests("p:b", TestRoundTest::two);

      Generation generation = runs.run(request(PANEL));

      assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
      assertThat(runs.sandbox.tests.getFirst())
          .extracting(GeneratedTest::author)
          .containsExactly("p:b", "p:b");
    }
  }

  @Test
  void tests_thatAreLate_areNotWaitedFor() {
    try (GenerationRuns runs = GenerationRuns.inRealTime()) {
      CountDownLatch never = new CountDownLatch(1);
      runs.models.tests(
          "p:a",
          member -> {
            ScriptedModels.awaitBeating(never);
            return two(member);
          });
      runs.models.tests("p:b", TestRoundTest::two);

      Generation generation = runs.run(request(PANEL, "\"grace\": \"1s\""));

      assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
      assertThat(runs.sandbox.tests.getFirst()).hasSize(2);
      never.countDown();
    }
  }

  @Test
  void tests_broughtAlong_areNotAskedFor() {
    try (GenerationRuns runs = GenerationRuns.inRealTime()) {
      runs.models.tests("p:a", TestRoundTest::two);

      WorkflowStub run =
          runs.start(request(PANEL, "\"generatedTests\": [\"gpt@%s\"]".formatted("0".repeat(64))));

      assertThat(GenerationRuns.result(run).status()).isEqualTo(GenerationStatus.ANSWERED);
      assertThat(runs.sandbox.tests.getFirst()).isEmpty();
      assertThat(runs.events(run, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
          .noneMatch(event ->
              event
                  .getActivityTaskScheduledEventAttributes()
                  .getActivityType()
                  .getName()
                  .endsWith("Tests"));
    }
  }

  @Test
  void tests_arePaidFor() {
    try (GenerationRuns runs = GenerationRuns.inRealTime()) {
      runs.models.testsCall = Optional.of(new Reply.Call(new Usage(1_000, 500), 2.0, 10, "stop"));

      Generation generation = runs.run(request(PANEL));

      assertThat(generation.costUsd()).isGreaterThanOrEqualTo(4.0);
      assertThat(generation.tokens()).isGreaterThanOrEqualTo(3_000);
    }
  }

  @Test
  void sketch_isAskedOfTheFirstMemberAndPaidFor() {
    try (GenerationRuns runs = GenerationRuns.inRealTime()) {
      runs.models.sketched =
          () ->
              new Sketched(
                  Optional.empty(),
                  Optional.of(new Reply.Call(new Usage(1_000, 500), 2.0, 10, "stop")));

      Generation generation = runs.run(request(PANEL));

      assertThat(runs.models.sketchers).containsExactly("p:a");
      assertThat(generation.costUsd()).isGreaterThanOrEqualTo(2.0);
      assertThat(generation.tokens()).isGreaterThanOrEqualTo(1_500);
    }
  }

  @Test
  void sketch_thatFails_isDoneWithout() {
    try (GenerationRuns runs = GenerationRuns.inRealTime()) {
      runs.models.sketched =
          () -> {
            throw ScriptedModels.failure(FailureKind.AUTHENTICATION, "no key");
          };

      assertThat(runs.run(request(PANEL)).status()).isEqualTo(GenerationStatus.ANSWERED);
    }
  }

  private static List<GeneratedTest> two(Member member) {
    return List.of(
        new GeneratedTest(member.name(), "assert f(1) == 1"),
        new GeneratedTest(member.name(), "assert f(2) == 2"));
  }
}
