package dev.weavergen.domain.generation;

import static dev.weavergen.domain.generation.ObservedFacts.loaded;
import static dev.weavergen.domain.generation.ObservedFacts.observation;
import static dev.weavergen.domain.generation.ObservedFacts.unloaded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChosenEvidenceTest {
  private static final CheckFailure EXAMPLE = new CheckFailure("f(1)", "2", "3");
  private static final CheckFailure TEST = new CheckFailure("f(5)", "6", "7");
  private static final String COST = "the chosen program's CPU time grows like n log n";

  @Test
  void of_everythingPassed_saysHowMuch() {
    assertThat(of(loaded("a", 3, "++++++++")))
        .containsExactly(
            "the chosen program passes 3 of 3 examples",
            "the chosen program passes 5 of 5 generated tests",
            COST);
  }

  @Test
  void of_anExampleFails_namesIt() {
    assertThat(of(loaded("a", 1, "-", EXAMPLE)))
        .containsExactly(
            "the chosen program passes 0 of 1 example; it fails example f(1): 3 instead of 2",
            COST);
  }

  @Test
  void of_onlyATestFails_namesTheTestAndNoExample() {
    assertThat(of(loaded("a", 2, "+?-+", TEST)))
        .containsExactly(
            "the chosen program passes 1 of 2 examples",
            "the chosen program passes 1 of 2 generated tests; it fails test f(5): 7 instead of 6",
            COST);
  }

  @Test
  void of_failuresThatWereLeftOut_namesNone() {
    assertThat(of(loaded("a", 1, "--", EXAMPLE)))
        .contains("the chosen program passes 0 of 1 generated test");
  }

  @Test
  void of_nothingToRunItOn_saysSo() {
    assertThat(of(loaded("a", 0, "")))
        .startsWith("there is no example or test to run the chosen program on");
  }

  @Test
  void of_anotherPassesMore_saysSo() {
    assertThat(of(loaded("a", 2, "+-", EXAMPLE), loaded("b", 2, "++")))
        .contains("b passes more: 2 of 2");
  }

  @Test
  void of_programThatDoesNotRun_saysWhy() {
    assertThat(of(unloaded("a", Optional.of("does not load: NameError"), Optional.empty())))
        .containsExactly("the chosen program does not load: NameError");
    assertThat(of(unloaded("a", Optional.of("x"), Optional.of("line 1: invalid syntax"))))
        .containsExactly("the chosen program does not compile: line 1: invalid syntax");
    assertThat(of(unloaded("a", Optional.empty(), Optional.empty())))
        .containsExactly("the chosen program was not executed");
  }

  @Test
  void of_nothingExecuted_saysWhyAndNothingElse() {
    assertThat(ChosenEvidence.of(Observation.none("no tier works"), "a"))
        .containsExactly("not executed: no tier works");
  }

  @Test
  void of_clusters_saysWhoBehavesAlike() {
    List<InputFacts> inputs =
        List.of(new InputFacts("f(1)", Origin.EXAMPLE, List.of("2"), List.of(0, 0)));
    Observation alike =
        observation(
            inputs,
            List.of(new ClusterFacts("c1", List.of("a", "b"), "a", false)),
            loaded("a", 1, "+"),
            loaded("b", 1, "+"));
    Observation alone =
        observation(
            inputs, List.of(new ClusterFacts("c1", List.of("a"), "a", false)), loaded("a", 1, "+"));

    assertThat(ChosenEvidence.of(alike, "a")).contains("b behaves like the chosen one on 1 input");
    assertThat(ChosenEvidence.of(alone, "a"))
        .contains("no other candidate behaves like the chosen one on 1 input");
  }

  private static List<String> of(CandidateFacts... candidates) {
    return ChosenEvidence.of(observation(List.of(), List.of(), candidates), "a");
  }
}
