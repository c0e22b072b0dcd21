package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.details;
import static dev.weavergen.workflows.generation.GenerationRuns.progress;
import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static dev.weavergen.workflows.generation.GenerationRuns.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run whose purse is empty waits for more, and ends with the best so far when none comes. */
@Timeout(60)
final class ExtendedGenerationTest {
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c");
  private static final String BUDGET = "\"budget\": {\"usd\": 1}";
  private static final String MORE = "{\"usd\": 0.5}";

  private final GenerationRuns runs = GenerationRuns.inRealTime();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void reason_purseEmpty_waitsAndSaysHowToGoOn() {
    WorkflowStub run = spent(request(PANEL, BUDGET));

    assertThat(progress(run).stage()).isEqualTo("extend");
    assertThat(progress(run).shortage().orElseThrow())
        .startsWith("1.20 of 1.00 US dollars; or send the update `extendBudget`");
    assertThat(details(run))
        .contains("**budget-exceeded**")
        .contains("**Budget spent:** 1\\.20 of");
    assertThat(runs.steps.recorded).isEmpty();
    Generation soFar = runs.loop.pauses.getFirst();
    assertThat(soFar.status()).isEqualTo(GenerationStatus.BUDGET_EXCEEDED);
    assertThat(soFar.why()).isEqualTo(progress(run).shortage());
    assertThat(soFar.reasoning().orElseThrow().stop()).isEqualTo(StopReason.PURSE_EMPTY);
    assertThat(soFar.program().orElseThrow().source()).isEqualTo(ScriptedSteps.SOURCE);
  }

  @Test
  void extendBudget_whileItWaits_asksTheSameAgain() {
    WorkflowStub run = spent(request(PANEL, BUDGET));

    extend(run, MORE);
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedLoop.REPAIRED_SOURCE);
    assertThat(runs.loop.extensions)
        .containsExactly(Budget.of(Optional.of(0.5), OptionalLong.empty()));
    assertThat(runs.repairs.asked).extracting(asked -> asked.order().call()).containsOnly(1);
    assertThat(runs.repairs.asked).hasSize(4);
    assertThat(generation.notes()).contains("the budget was extended by 0.5 US dollars");
    assertThat(generation.timingsMillis()).containsKeys("extend", "reason");
    assertThat(progress(run).shortage()).isEmpty();
  }

  @Test
  void extendBudget_nobodyDoes_endsWithTheBestSoFar() {
    refuse();
    runs.reasonFor(2, 1);

    Generation generation = runs.run(request(PANEL, BUDGET, "\"deadline\": \"3s\""));

    assertThat(generation.status()).isEqualTo(GenerationStatus.BUDGET_EXCEEDED);
    assertThat(generation.why().orElseThrow())
        .startsWith("1.20 of 1.00 US dollars; nobody extended the budget within");
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedSteps.SOURCE);
    assertThat(generation.reasoning().orElseThrow().stop()).isEqualTo(StopReason.PURSE_EMPTY);
  }

  @Test
  void extendBudget_beforeItWaits_isUsedAtOnce() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    runs.reasonFor(2, 1);
    for (String name : List.of("p:a", "p:b")) {
      runs.repairs.script(
          name,
          (member, order) -> {
            boolean first = runs.loop.extensions.isEmpty();
            asked.countDown();
            ScriptedModels.awaitBeating(hold);
            if (first) {
              throw ScriptedModels.failure(FailureKind.BUDGET_EXCEEDED, "spent");
            }
            return ScriptedRepairs.repair(member, order);
          });
    }
    WorkflowStub run = runs.start(request(PANEL, BUDGET));
    ScriptedModels.await(asked);

    extend(run, MORE);
    hold.countDown();
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.timingsMillis()).doesNotContainKey("extend");
  }

  @Test
  void extendBudget_firstRoundRefused_asksThePanelAgain() {
    for (String name : PANEL) {
      runs.models.script(
          name,
          (member, _) -> {
            if (runs.loop.extensions.isEmpty()) {
              throw ScriptedModels.failure(FailureKind.BUDGET_EXCEEDED, "spent");
            }
            return ScriptedModels.answer(member);
          });
    }
    WorkflowStub run = runs.start(request(PANEL, BUDGET));
    runs.awaitStatus(run, GenerationStatus.BUDGET_EXCEEDED);

    extend(run, MORE);
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.candidates())
        .extracting(candidate -> candidate.reply())
        .containsOnly("answered");
  }

  @Test
  void generate_someRefused_goesOnWithTheOthers() {
    runs.models.script(
        "p:a",
        (_, _) -> {
          throw ScriptedModels.failure(FailureKind.BUDGET_EXCEEDED, "spent");
        });

    Generation generation = runs.run(request(PANEL, BUDGET));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(runs.steps.judged.getFirst())
        .extracting(Reply::member)
        .containsExactly("p:b", "p:c");
  }

  @Test
  void extendBudget_tokensAndTimeOfLineages_areTaken() {
    WorkflowStub run =
        spent(request(PANEL, "\"budget\": {\"tokens\": 100, \"lineage\": {\"time\": \"1m\"}}"));
    assertThat(progress(run).shortage().orElseThrow()).endsWith("{\"tokens\": 20000}");

    extend(run, "{\"tokens\": 5, \"time\": \"2m\"}");

    assertThat(result(run).status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(runs.loop.extensions)
        .containsExactly(
            new Budget(
                Optional.empty(),
                OptionalLong.of(5),
                Optional.of(Duration.ofMinutes(2)),
                Optional.empty()));
  }

  @Test
  void extendBudget_wrong_isRefusedWithTheField() {
    WorkflowStub run = spent(request(PANEL, BUDGET));

    assertRefused(run, "{}", "extension: adds nothing; expected one JSON object");
    assertRefused(run, "[]", "extension: expected one JSON object");
    assertRefused(run, "{\"usd\": 0}", "usd: expected US dollars, a number above 0, found 0");
    assertRefused(run, "{\"usd\": -1}", "usd: expected US dollars, a number above 0, found -1");
    assertRefused(run, "{\"usd\": \"1\"}", "usd: expected US dollars");
    assertRefused(run, "{\"tokens\": 5}", "tokens: is not limited by this generation's budget");
    assertRefused(run, "{\"usd\": 1e7}", "usd: expected at most 1000000, found 1.0E7");
    assertRefused(run, "{\"dollars\": 5}", "dollars: is not a known field");
    assertThat(progress(run).status()).isEqualTo(GenerationStatus.BUDGET_EXCEEDED);
    assertThat(runs.loop.extensions).isEmpty();
  }

  @Test
  void extendBudget_runWithoutBudget_isRefused() {
    CountDownLatch hold = new CountDownLatch(1);
    runs.models.script("p:a", ScriptedModels.answerAfter(hold));
    WorkflowStub run = runs.start(request(PANEL));
    runs.models.awaitAsked("p:a");

    assertRefused(run, MORE, "the generation has no budget that could be extended");
    hold.countDown();

    assertThat(result(run).status()).isEqualTo(GenerationStatus.ANSWERED);
  }

  @Test
  void cancel_whileItWaits_endsTheRunWithTheBestSoFar() {
    WorkflowStub run = spent(request(PANEL, BUDGET));

    run.update("cancel", Void.class, "too dear");
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.CANCELLED);
    assertThat(generation.program()).isPresent();
    assertThat(generation.reasoning().orElseThrow().stop()).isEqualTo(StopReason.CANCELLED);
  }

  /** A run whose repairs the purse refuses until it is extended. */
  private WorkflowStub spent(String request) {
    refuse();
    runs.reasonFor(2, 1);
    WorkflowStub run = runs.start(request);
    runs.awaitStatus(run, GenerationStatus.BUDGET_EXCEEDED);
    return run;
  }

  private void refuse() {
    for (String name : List.of("p:a", "p:b")) {
      runs.repairs.script(
          name,
          (member, order) -> {
            if (runs.loop.extensions.isEmpty()) {
              throw ScriptedModels.failure(FailureKind.BUDGET_EXCEEDED, "1.20 of 1.00 US dollars");
            }
            return ScriptedRepairs.repair(member, order);
          });
    }
  }

  private static void extend(WorkflowStub run, String json) {
    run.update("extendBudget", Void.class, Json.mapper().readTree(json));
  }

  private static void assertRefused(WorkflowStub run, String json, String why) {
    assertThatThrownBy(() -> extend(run, json))
        .satisfies(refused ->
            assertThat(Objects.requireNonNull(refused.getCause()).getMessage()).contains(why));
  }
}
