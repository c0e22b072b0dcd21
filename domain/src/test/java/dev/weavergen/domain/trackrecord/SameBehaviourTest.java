package dev.weavergen.domain.trackrecord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SameBehaviourTest {
  private static final List<ClusterFacts> TOGETHER =
      List.of(new ClusterFacts("c1", List.of("a", "b", "c"), "a", false));

  @Test
  void as_equalOnEveryInput_isTheSame() {
    Observation seen = observation(TOGETHER, "001", "000");

    assertThat(SameBehaviour.as(List.of("a"), seen)).containsExactly("a", "b");
    assertThat(SameBehaviour.as(List.of("c"), seen)).containsExactly("c");
  }

  @Test
  void as_equalByChanceInAnotherCluster_isNotTheSame() {
    List<ClusterFacts> apart =
        List.of(
            new ClusterFacts("c1", List.of("a", "c"), "a", false),
            new ClusterFacts("c2", List.of("b"), "b", false));

    assertThat(SameBehaviour.as(List.of("a"), observation(apart, "000"))).containsExactly("a", "c");
  }

  @Test
  void as_longValuesThatPartBehindTheirExcerpt_areNotTheSame() {
    Observation seen = observation(TOGETHER, "000");
    SimilarityMatrix values =
        new SimilarityMatrix(
            List.of("a", "b", "c"),
            List.of(List.of(1.0, 0.9, 1.0), List.of(0.9, 1.0, 0.9), List.of(1.0, 0.9, 1.0)));
    Observation compared =
        new Observation(
            seen.notExecuted(),
            seen.tier(),
            seen.checks(),
            seen.inputs(),
            seen.candidates(),
            seen.clusters(),
            Optional.of(values),
            seen.syntax());

    assertThat(SameBehaviour.as(List.of("a"), compared)).containsExactly("a", "c");
  }

  @Test
  void as_nothingRun_isTheMembersAlone() {
    assertThat(SameBehaviour.as(List.of("a"), observation(TOGETHER))).containsExactly("a");
    assertThat(SameBehaviour.as(List.of("a"), observation(TOGETHER, "..."))).containsExactly("a");
    assertThat(SameBehaviour.as(List.of("a"), Observation.none("no sandbox"))).isEmpty();
  }

  @Test
  void as_severalMembers_isWhatAnyOfThemDid() {
    assertThat(SameBehaviour.as(List.of("a", "c"), observation(TOGETHER, "001")))
        .containsExactly("a", "b", "c");
  }

  @Test
  void as_memberThatWasNotObserved_isLeftOut() {
    assertThat(SameBehaviour.as(List.of("late"), observation(TOGETHER, "000"))).isEmpty();
  }

  /**
   * @param inputs each with a digit a candidate, equal for equal outcomes; {@code .} for not run
   */
  private static Observation observation(List<ClusterFacts> clusters, String... inputs) {
    return new Observation(
        Optional.empty(),
        Optional.of("L1"),
        List.of(),
        Arrays.stream(inputs)
            .map(input ->
                new InputFacts(
                    "f()",
                    Origin.FAR_PROBE,
                    List.of("1", "2"),
                    input.chars().mapToObj(digit -> digit == '.' ? -1 : digit - '0').toList()))
            .toList(),
        Stream.of("a", "b", "c").map(SameBehaviourTest::facts).toList(),
        clusters,
        Optional.empty(),
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
