package dev.weavergen.domain.generation;

import static dev.weavergen.domain.generation.ObservedFacts.loaded;
import static dev.weavergen.domain.generation.ObservedFacts.observation;
import static dev.weavergen.domain.generation.ObservedFacts.unloaded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.generation.GenerationEvidence.SharedOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GenerationEvidenceTest {
  @Test
  void of_manyInputs_keepsThoseThatTellCandidatesApart() {
    List<InputFacts> inputs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      inputs.add(new InputFacts("f(" + i + ")", Origin.TEST, List.of("1"), List.of(0, 0)));
    }
    inputs.add(new InputFacts("f(-1)", Origin.FAR_PROBE, List.of("1", "2"), List.of(0, 1)));

    GenerationEvidence evidence =
        GenerationEvidence.of(
            observation(inputs, List.of(), loaded("a", 0, ""), loaded("b", 0, "")));

    assertThat(evidence.inputsCompared()).isEqualTo(101);
    assertThat(evidence.inputs()).hasSize(Limits.PROBE_INPUTS_MAX);
    assertThat(evidence.inputs().getFirst().outcomes())
        .containsExactly(
            new SharedOutcome("1", List.of("a")), new SharedOutcome("2", List.of("b")));
    assertThat(evidence.inputs().get(1).call()).isEqualTo("f(0)");
  }

  @Test
  void ofCandidate_loaded_countsAndMeasures() {
    CandidateEvidence evidence =
        of(
            observation(
                List.of(),
                List.of(),
                loaded("a", 2, "+-?+", new CheckFailure("f(2)", "[2]", "raises ValueError"))));

    assertThat(evidence.examples()).isEqualTo("1/2");
    assertThat(evidence.tests()).isEqualTo("1/2");
    assertThat(evidence.cpuMillis()).hasValue(2L);
    assertThat(evidence.memoryMegabytes()).hasValue(3L);
    assertThat(evidence.costOrder()).hasValue("n log n");
    assertThat(evidence.problemInWords()).hasValue("f(2): raises ValueError instead of [2]");
  }

  @Test
  void ofCandidate_notRun_hasNoFigures() {
    CandidateEvidence evidence =
        of(
            observation(
                List.of(),
                List.of(),
                unloaded("a", Optional.empty(), Optional.of("line 3: oops"))));

    assertThat(evidence.wasExecuted()).isFalse();
    assertThat(evidence.load()).isEqualTo("not executed");
    assertThat(evidence.examplesPassed()).isEmpty();
    assertThat(evidence.cpuMillis()).isEmpty();
    assertThat(evidence.examples()).isEqualTo("–");
    assertThat(evidence.problemInWords()).hasValue("does not compile: line 3: oops");
  }

  @Test
  void ofCandidate_nothingObserved_isLabelledAllTheSame() {
    assertThat(of(Observation.none("no tier")).load()).isEqualTo("not executed");
    assertThat(CandidateEvidence.of(observation(List.of(), List.of()), "a")).isEmpty();
  }

  private static CandidateEvidence of(Observation observation) {
    return CandidateEvidence.of(observation, "a").orElseThrow();
  }
}
