package dev.weavergen.domain.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettledTest {
  private static final String CALL = "f([])";
  private static final List<String> PANEL = List.of("a", "b", "c", "d");

  @Test
  void by_clusterNamed_isChosenWithAHighScore() {
    Consensus settled = settled(new Settlement.ClusterChosen("c2"), "0", "1", "2");

    assertThat(settled.chosen()).isEqualTo("c2");
    assertThat(settled.score()).isEqualTo(.95);
    assertThat(settled.agreement()).isEqualTo(.25);
    assertThat(settled.clusters()).extracting(Cluster::id).containsExactly("c2", "c1", "c3");
    assertThat(settled.clusters().stream().mapToDouble(Cluster::score).sum())
        .isLessThanOrEqualTo(1);
    assertThat(settled.reasons())
        .containsExactly(
            "a person decided for c2: that is c2 (c)",
            "the evidence alone would have chosen c1 (a, b), with a score of 0.40",
            "for f([]) two models return 0, one returns 1");
  }

  @Test
  void by_clusterThatWasChosenAnyway_keepsItsReasons() {
    Consensus settled = settled(new Settlement.ClusterChosen("c1"), "0", "1", "2");

    assertThat(settled.chosen()).isEqualTo("c1");
    assertThat(settled.score()).isEqualTo(.95);
    assertThat(settled.reasons())
        .containsExactly("a person decided for c1: that is c1 (a, b)", "by the evidence");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,2]           | [1, 2]",
        "1               | 1.0",
        "\"it's\"        | 'it\\'s'",
        "(1,)            | (1,)",
        "{'b':1, 'a':2}  | {'a': 2, 'b': 1}",
        "{2, 1}          | {1, 2}",
        "True            | 1",
        "ValueError      | raises ValueError",
        "raises  ValueError | raises ValueError",
        "<list  of 3>    | <list of 3>",
        "-1e3            | -1000.0",
        "set()           | set()",
      })
  void by_expectedValue_choosesTheClusterThatReturnsIt(String expected, String outcome) {
    Consensus settled = settled(new Settlement.ValueExpected(CALL, expected), "7", outcome, "8");

    assertThat(settled.chosen()).isEqualTo("c2");
    assertThat(settled.score()).isEqualTo(.95);
    assertThat(settled.reasons().getFirst())
        .isEqualTo("a person expects " + expected + " of f([]): that is c2 (c)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1, 2]  | (1, 2)",
        "'1'     | 1",
        "'ValueError' | raises ValueError",
        "0       | False0",
        "[1      | [1]",
        "(1)     | (1,)",
        "2       | 2 or so",
      })
  void by_valueOfNone_keepsTheBestGuessWithALowScore(String expected, String outcome) {
    Consensus settled = settled(new Settlement.ValueExpected(CALL, expected), "7", outcome, "8");

    assertThat(settled.chosen()).isEqualTo("c1");
    assertThat(settled.score()).isLessThan(.05);
    assertThat(settled.clusters()).allMatch(cluster -> cluster.score() < .05);
    assertThat(settled.reasons().getFirst())
        .startsWith("a person expects " + expected + " of f([]), and no program gives that")
        .contains("best guess");
  }

  @Test
  void by_valueOfTwoClusters_letsTheEvidenceDecideBetweenThem() {
    Consensus settled = settled(new Settlement.ValueExpected(CALL, "1"), "0", "1", "1");

    assertThat(settled.chosen()).isEqualTo("c2");
    assertThat(settled.score()).isBetween(.95 / 2, .95);
    assertThat(settled.clusters()).extracting(Cluster::id).containsExactly("c2", "c3", "c1");
    assertThat(settled.reasons().getFirst())
        .endsWith("that fits c2 (c) and c3 (d), between which the evidence decides");
  }

  @Test
  void by_valueOfACallThatWasNotMade_fitsNone() {
    Consensus settled = settled(new Settlement.ValueExpected("f(1)", "0"), "0", "1", "2");

    assertThat(settled.chosen()).isEqualTo("c1");
    assertThat(settled.score()).isLessThan(.05);
  }

  @Test
  void by_judge_movesProbabilityBetweenTheTwoAlone() {
    Consensus settled = settled(new Settlement.JudgeFavours("z", "c2", "c1", .6), "0", "1", "2");

    assertThat(settled.chosen()).isEqualTo("c2");
    assertThat(settled.score()).isCloseTo(.7 * .18 / .34, within(1e-12));
    assertThat(settled.clusters()).extracting(Cluster::id).containsExactly("c2", "c1", "c3");
    assertThat(settled.clusters().getLast().score()).isEqualTo(.1);
    assertThat(settled.reasons())
        .containsExactly(
            "z, asked twice as a judge, takes c2 for right and not c1",
            "the evidence alone would have chosen c1 (a, b), with a score of 0.40",
            "for f([]) two models return 0, one returns 1");
  }

  @Test
  void by_judgeWithoutARecord_doesNotOverturnALead() {
    Consensus before = consensus("0", "1");
    Consensus settled =
        Settled.by(
            new Settlement.JudgeFavours("z", "c3", "c1", .6),
            before,
            observation("0", "1", "2"),
            Language.PYTHON);

    assertThat(settled.chosen()).isEqualTo("c1");
    assertThat(settled.reasons()).hasSize(2).endsWith("by the evidence");
  }

  @Test
  void by_judgeAgainstExamples_isNotHeard() {
    Consensus even = consensus("0", "1");
    Cluster failing = new Cluster("c2", List.of("c"), "c", .3, 0, 0, 1, 0, 0);
    Consensus before =
        new Consensus(
            even.score(),
            even.agreement(),
            even.entropy(),
            even.chosen(),
            even.votes(),
            List.of(even.clusters().getFirst(), failing),
            even.similarity(),
            even.dissent(),
            even.reasons());

    Consensus settled =
        Settled.by(
            new Settlement.JudgeFavours("z", "c2", "c1", .75),
            before,
            observation("0", "1", "2"),
            Language.PYTHON);

    assertThat(settled.chosen()).isEqualTo("c1");
    assertThat(settled.clusters()).isEqualTo(before.clusters());
    assertThat(settled.reasons().getFirst()).contains("the examples decide");
  }

  private static Consensus settled(
      Settlement settlement, String first, String second, String third) {
    return Settled.by(
        settlement, consensus(first, second), observation(first, second, third), Language.PYTHON);
  }

  private static Consensus consensus(String first, String second) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    outcomes.put("c1", first);
    outcomes.put("c2", second);
    return new Consensus(
        .4,
        .5,
        1.2,
        "c1",
        Map.of(),
        List.of(cluster("c1", .4, "a", "b"), cluster("c2", .3, "c"), cluster("c3", .1, "d")),
        new SimilarityMatrix(List.of(), List.of()),
        List.of(new Dissent(CALL, outcomes)),
        List.of("by the evidence"));
  }

  private static Cluster cluster(String id, double score, String... models) {
    return new Cluster(id, List.of(models), models[0], score, 0, 1, 1, 0, 0);
  }

  private static Observation observation(String first, String second, String third) {
    List<String> outcomes = Stream.of(first, second, third).distinct().toList();
    List<Integer> byCandidate =
        Stream.of(first, first, second, third).map(outcomes::indexOf).toList();
    return new Observation(
        Optional.empty(),
        Optional.of("L1"),
        List.of(),
        List.of(new InputFacts(CALL, Origin.NEAR_PROBE, outcomes, byCandidate)),
        PANEL.stream().map(SettledTest::facts).toList(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static CandidateFacts facts(String model) {
    return new CandidateFacts(
        model,
        Optional.of("loaded"),
        "",
        0,
        0,
        0,
        0,
        List.of(),
        Optional.empty(),
        1,
        1,
        Optional.empty(),
        Optional.empty());
  }
}
