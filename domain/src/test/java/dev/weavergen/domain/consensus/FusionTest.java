package dev.weavergen.domain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FusionTest {
  @Test
  void problem_sameOnEveryInput_isNone() {
    assertThat(Fusion.problem(observation(0, 1))).isEmpty();
  }

  @Test
  void problem_anotherOutcome_isThatItBehavesDifferently() {
    assertThat(Fusion.problem(observation(1, 0.5)))
        .hasValueSatisfying(why -> assertThat(why).contains("f()", "differently"));
  }

  @Test
  void problem_longValuesThatPartBehindTheirExcerpt_isThatItBehavesDifferently() {
    assertThat(Fusion.problem(observation(0, 0.5)))
        .hasValueSatisfying(why -> assertThat(why).contains("long value", "differently"));
  }

  /**
   * @param outcome of the fused program, as an index; the chosen one's is 0
   */
  private static Observation observation(int outcome, double agreement) {
    return new Observation(
        Optional.empty(),
        Optional.of("L1"),
        List.of(),
        List.of(new InputFacts("f()", Origin.EXAMPLE, List.of("1", "2"), List.of(0, outcome))),
        Stream.of("chosen", "fused").map(FusionTest::facts).toList(),
        List.of(),
        Optional.of(
            new SimilarityMatrix(
                List.of("chosen", "fused"),
                List.of(List.of(1.0, agreement), List.of(agreement, 1.0)))),
        Optional.empty());
  }

  private static CandidateFacts facts(String member) {
    return new CandidateFacts(
        member,
        Optional.of("loaded"),
        "",
        0,
        0,
        0,
        0,
        List.of(),
        Optional.of("c1"),
        1,
        1,
        Optional.empty(),
        Optional.empty());
  }
}
