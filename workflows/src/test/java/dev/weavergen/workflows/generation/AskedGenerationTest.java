package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.details;
import static dev.weavergen.workflows.generation.GenerationRuns.progress;
import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static dev.weavergen.workflows.generation.GenerationRuns.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.workflows.consensus.AgreeActivity.Hearing;
import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run whose evidence is nearly even asks a person, if it may. */
@Timeout(30)
final class AskedGenerationTest {
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c", "p:d");
  private static final String ASK = "\"onDissent\": \"ask\"";
  private static final String SENTENCE = "for f([]) three models return 0, one raises IndexError";

  private GenerationRuns runs = GenerationRuns.inRealTime();

  @BeforeEach
  void divide() {
    runs.steps.divided = true;
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void generate_nearlyEven_waitsAndSaysWhatItAsks() {
    WorkflowStub run = asked();

    assertThat(progress(run).question()).hasValue(SENTENCE + "; which is right: c1, c2");
    assertThat(progress(run).stage()).isEqualTo("decide");
    assertThat(details(run))
        .contains("**needs-decision**")
        .contains("**Question:** for f\\(\\[\\]\\) three models return 0, one raises IndexError");
    assertThat(runs.steps.recorded).isEmpty();
  }

  @Test
  void decide_cluster_isHeardByTheJudge() {
    WorkflowStub run = asked();

    decide(run, "{\"cluster\": \"c2\"}");
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.consensus().map(Consensus::chosen)).hasValue("c2");
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedSteps.OTHER_SOURCE);
    assertThat(generation.notes()).contains("a person decided for c2: " + SENTENCE);
    assertThat(generation.timingsMillis()).containsKey("decide");
    assertThat(runs.steps.heard)
        .extracting(Hearing::settlement)
        .containsExactly(Optional.empty(), Optional.of(new Settlement.ClusterChosen("c2")));
    assertThat(progress(run).question()).isEmpty();
  }

  @Test
  void decide_expectedValue_isHeardWithItsCall() {
    WorkflowStub run = asked();

    decide(run, "{\"expected\": \" 0 \"}");
    Generation generation = result(run);

    assertThat(generation.notes()).contains("a person expects 0 of f([]): " + SENTENCE);
    assertThat(runs.steps.heard.getLast().settlement())
        .hasValue(new Settlement.ValueExpected("f([])", "0"));
  }

  @Test
  void decide_wrongAnswer_isRefusedWithTheField() {
    WorkflowStub run = asked();

    assertRefused(run, "{\"cluster\": \"c7\"}", "cluster: 'c7' is none of the clusters");
    assertRefused(run, "{\"clutser\": \"c1\"}", "clutser: ");
    assertRefused(run, "{\"cluster\": 1}", "cluster: ");
    assertRefused(run, "{\"expected\": \" \"}", "expected: has 0 characters");
    assertRefused(run, "{}", "decision: expected one JSON object");
    assertRefused(run, "[]", "decision: expected one JSON object");
    assertRefused(run, "{\"cluster\": \"c1\", \"expected\": \"0\"}", "not both");
    assertThat(progress(run).status()).isEqualTo(GenerationStatus.NEEDS_DECISION);
  }

  @Test
  void decide_nobodyAnswers_evidenceDecidesAndSaysSo() {
    runs.close();
    runs = GenerationRuns.skippingTime();
    runs.steps.divided = true;

    Generation generation = runs.run(request(PANEL, ASK, "\"deadline\": \"10m\""));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.consensus().map(Consensus::chosen)).hasValue("c1");
    assertThat(generation.notes())
        .anyMatch(note ->
            note.startsWith("nobody decided within ")
                && note.endsWith(", so the evidence did: " + SENTENCE));
    assertThat(runs.steps.heard).hasSize(1);
  }

  @Test
  void decide_judgeFails_keepsTheFirstJudgementAndSaysSo() {
    WorkflowStub run = asked();
    runs.steps.onAgree =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("the store is gone", "Broken");
        };

    decide(run, "{\"cluster\": \"c2\"}");
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.why()).isEmpty();
    assertThat(generation.consensus().map(Consensus::chosen)).hasValue("c1");
    assertThat(generation.notes()).anyMatch(note -> note.contains("could not be followed"));
  }

  @Test
  void cancel_whileAsked_endsTheRun() {
    WorkflowStub run = asked();

    run.update("cancel", Void.class, "never mind");
    Generation generation = result(run);

    assertThat(generation.status()).isEqualTo(GenerationStatus.CANCELLED);
    assertThat(runs.steps.recorded).hasSize(1);
  }

  @Test
  void generate_nearlyEvenButNotToAsk_decidesByItself() {
    WorkflowStub run = runs.start(request(PANEL));

    Generation generation = result(run);

    assertThat(generation.consensus().map(Consensus::chosen)).hasValue("c1");
    assertThat(generation.notes()).containsExactly("a note");
    assertThat(runs.steps.heard).hasSize(1);
  }

  private WorkflowStub asked() {
    WorkflowStub run = runs.start(request(PANEL, ASK, "\"deadline\": \"10m\""));
    runs.awaitStatus(run, GenerationStatus.NEEDS_DECISION);
    return run;
  }

  private static void decide(WorkflowStub run, String json) {
    run.update("decide", Void.class, Json.mapper().readTree(json));
  }

  private static void assertRefused(WorkflowStub run, String json, String why) {
    assertThatThrownBy(() -> decide(run, json))
        .satisfies(refused ->
            assertThat(Objects.requireNonNull(refused.getCause()).getMessage()).contains(why));
  }
}
