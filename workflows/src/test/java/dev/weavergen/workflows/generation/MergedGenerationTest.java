package dev.weavergen.workflows.generation;

import static dev.weavergen.workflows.generation.GenerationRuns.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.evidence.FusionCheckActivity.Checked;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that may fuse the programs of the chosen behaviour. */
@Timeout(30)
final class MergedGenerationTest {
  private static final List<String> PANEL = List.of("p:a", "p:b", "p:c");
  private static final String MERGE = "\"merge\": true";
  private static final Program FUSED =
      Program.of(Language.PYTHON, Optional.of("f"), "def f(x):\n    return +x\n");

  private final GenerationRuns runs = GenerationRuns.inRealTime();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void merge_sameBehaviour_isTheAnswer() {
    different();
    runs.models.fusing = member -> written(member, "fused");
    runs.sandbox.checked = () -> new Checked(Optional.of(FUSED), Optional.empty());

    Generation generation = runs.run(request(PANEL, MERGE));

    assertThat(runs.models.toFuse.getFirst())
        .extracting(Reply.Answered::member)
        .containsExactly("p:a", "p:b", "p:c");
    assertThat(generation.program()).contains(FUSED);
    assertThat(generation.consensus().orElseThrow().reasons().getLast())
        .isEqualTo(
            "the programs of the chosen behaviour were fused by p:a; the result behaves exactly as they do");
    assertThat(generation.costUsd()).isGreaterThanOrEqualTo(4 * 0.5);
    assertThat(generation.timingsMillis()).containsKey("merge");
  }

  @Test
  void merge_otherBehaviour_isRejectedAndSaid() {
    different();
    runs.models.fusing = member -> written(member, "fused");

    Generation generation = runs.run(request(PANEL, MERGE));

    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedSteps.SOURCE);
    assertThat(generation.consensus().orElseThrow().reasons().getLast())
        .endsWith("fused by p:a and the result was rejected: it behaves differently");
  }

  @Test
  void merge_thatFails_leavesTheChosenProgram() {
    different();
    runs.models.fusing =
        _ -> {
          throw ScriptedModels.failure(FailureKind.AUTHENTICATION, "no key");
        };

    Generation generation = runs.run(request(PANEL, MERGE));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(generation.program().orElseThrow().source()).isEqualTo(ScriptedSteps.SOURCE);
    assertThat(generation.consensus().orElseThrow().reasons().getLast())
        .isEqualTo("nothing was merged: no key");
  }

  @Test
  void merge_ofOneProgramThatAllWrote_isNotAskedFor() {
    PANEL.forEach(name -> runs.models.script(name, (member, _) -> written(member, "same")));

    Generation generation = runs.run(request(PANEL, MERGE));

    assertThat(runs.models.toFuse).isEmpty();
    assertThat(generation.consensus().orElseThrow().reasons().getLast())
        .contains("has one program alone");
  }

  @Test
  void merge_notWished_isNotAskedFor() {
    different();

    assertThat(runs.run(request(PANEL)).status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(runs.models.toFuse).isEmpty();
  }

  private void different() {
    PANEL.forEach(name -> runs.models.script(name, (member, _) -> written(member, name)));
  }

  private static Reply.Answered written(Member member, String program) {
    return new Reply.Answered(
        member.name(),
        Sha256.of(program),
        Language.PYTHON,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Reply.Call(new Usage(10, 5), 0.5, 20, "stop"));
  }
}
