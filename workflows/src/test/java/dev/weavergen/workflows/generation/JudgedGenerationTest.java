package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static dev.weavergen.workflows.generation.GenerationRuns.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.consensus.AgreeActivity.Hearing;
import dev.weavergen.workflows.consensus.JudgeActivity.Opinion;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run whose evidence is nearly even hears a model that wrote for neither side. */
@Timeout(30)
final class JudgedGenerationTest {
  /** The fourth parts from those before it; the fifth has no program. */
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c", "p:d", "p:judge");

  private static final Reply.Call CALL = new Reply.Call(new Usage(10, 5), 0.25, 20, "stop");
  private static final Settlement FAVOURS = new Settlement.JudgeFavours("p:judge", "c2", "c1", .6);

  private final GenerationRuns runs = GenerationRuns.inRealTime();

  @BeforeEach
  void divide() {
    runs.steps.divided = true;
    runs.models.script(
        "p:judge", (member, _) -> new Reply.Abstained(member.name(), "no code", Optional.empty()));
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void judge_ofOneMind_isHeard() {
    runs.models.opinion =
        Optional.of(() -> new Opinion(Optional.of(FAVOURS), Optional.empty(), List.of(CALL, CALL)));

    Generation generation = runs.run(request(PANEL));

    assertThat(runs.models.judges).containsExactly("p:judge");
    assertThat(runs.steps.heard)
        .extracting(Hearing::settlement)
        .containsExactly(Optional.empty(), Optional.of(FAVOURS));
    assertThat(generation.consensus().map(Consensus::chosen)).hasValue("c2");
    assertThat(generation.timingsMillis()).containsKey("judge");
    assertThat(generation.tokens()).isEqualTo(tokensOfPrograms(generation) + 2 * 15);
    assertThat(generation.costUsd()).isGreaterThanOrEqualTo(.5);
  }

  @Test
  void judge_withoutAnOpinion_changesNothingAndIsARemark() {
    runs.models.opinion =
        Optional.of(
            () -> new Opinion(Optional.empty(), Optional.of("said this and that"), List.of(CALL)));

    Generation generation = runs.run(request(PANEL));

    assertThat(runs.steps.heard).hasSize(1);
    assertThat(generation.consensus().map(Consensus::chosen)).hasValue("c1");
    assertThat(generation.consensus().orElseThrow().reasons()).endsWith("said this and that");
  }

  @Test
  void judge_thatFails_neverFailsTheGeneration() {
    runs.models.opinion =
        Optional.of(() -> {
          throw ScriptedModels.failure(FailureKind.AUTHENTICATION, "no key");
        });

    Generation generation = runs.run(request(PANEL));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.consensus().orElseThrow().reasons())
        .endsWith("the judge p:judge failed: no key");
  }

  @Test
  void judge_allArePartial_isNotAskedAndThatIsSaid() {
    Generation generation = runs.run(request(PANEL.subList(0, 4)));

    assertThat(runs.models.judges).isEmpty();
    assertThat(generation.consensus().orElseThrow().reasons().getLast())
        .contains("no live model stood outside of both sides");
  }

  @Test
  void judge_whenAPersonIsAsked_isNot() {
    WorkflowStub run = runs.start(request(PANEL, "\"onDissent\": \"ask\"", "\"deadline\": \"1s\""));

    assertThat(result(run).status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(runs.models.judges).isEmpty();
  }

  @Test
  void judge_costsFewEvents() {
    runs.models.opinion =
        Optional.of(() -> new Opinion(Optional.of(FAVOURS), Optional.empty(), List.of(CALL)));
    WorkflowStub run = runs.start(request(PANEL));
    var _ = result(run);

    assertThat(runs.events(run, EventType.EVENT_TYPE_MARKER_RECORDED)).hasSizeLessThanOrEqualTo(3);
  }

  private static long tokensOfPrograms(Generation generation) {
    return generation.candidates().stream()
        .mapToLong(
            candidate -> candidate.inputTokens().orElse(0) + candidate.outputTokens().orElse(0))
        .sum();
  }
}
