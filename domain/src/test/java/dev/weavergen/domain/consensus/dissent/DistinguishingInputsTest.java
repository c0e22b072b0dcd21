package dev.weavergen.domain.consensus.dissent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistinguishingInputsTest {
  private static final int ROUNDS = 300;
  private static final List<String> PANEL = List.of("a", "b", "c", "d");
  private static final List<Cluster> TWO =
      List.of(cluster("c1", "a", "b", "c"), cluster("c2", "d"));

  @Test
  void of_oneShortAndOneLongInput_takesTheShorter() {
    assertThat(
            of(
                input("f([1, 2, 3])", Origin.NEAR_PROBE, "1", "1", "1", "2"),
                input("f([1])", Origin.NEAR_PROBE, "1", "1", "1", "3")))
        .containsExactly(dissent("f([1])", "1", "3"));
  }

  @Test
  void of_shorterInputFarFromExamples_isNotTaken() {
    assertThat(
            of(
                input("f([1, 2, 3])", Origin.EXAMPLE, "1", "1", "1", "2"),
                input("f(0)", Origin.FAR_PROBE, "1", "1", "1", "3")))
        .containsExactly(dissent("f([1, 2, 3])", "1", "2"));
  }

  @Test
  void of_shorterInputThatRaises_isNotTaken() {
    assertThat(
            of(
                input("f([])", Origin.NEAR_PROBE, "0", "0", "0", "raises IndexError"),
                input("f([1])", Origin.NEAR_PROBE, "1", "1", "1", "3")))
        .containsExactly(dissent("f([1])", "1", "3"));
  }

  @Test
  void of_onlyRaising_isTaken() {
    assertThat(of(input("f([])", Origin.NEAR_PROBE, "0", "0", "0", "raises IndexError")))
        .containsExactly(dissent("f([])", "0", "raises IndexError"));
  }

  @Test
  void of_clusterOfTwoMinds_isTheLastResortAndTheMajoritySpeaks() {
    InputFacts divided = input("f(1)", Origin.EXAMPLE, "7", "1", "1", "2");
    assertThat(of(divided)).containsExactly(dissent("f(1)", "1", "2"));
    assertThat(of(divided, input("f(1000)", Origin.FAR_PROBE, "1", "1", "1", "2")))
        .containsExactly(dissent("f(1000)", "1", "2"));
  }

  @Test
  void of_sameOutcomesOrNotRun_isNoDissent() {
    assertThat(
            of(
                input("f(1)", Origin.EXAMPLE, "1", "1", "1", "1"),
                input("f(2)", Origin.EXAMPLE, "1", "1", "1", "")))
        .isEmpty();
    assertThat(DistinguishingInputs.of(Observation.none("no sandbox"), TWO)).isEmpty();
  }

  @Test
  void of_fourClusters_comparesTheTopThree() {
    List<Cluster> ranked =
        List.of(cluster("c1", "d"), cluster("c2", "c"), cluster("c3", "b"), cluster("c4", "a"));
    List<Dissent> found =
        DistinguishingInputs.of(
            observation(PANEL, List.of(input("f(1)", Origin.EXAMPLE, "4", "3", "2", "1"))), ranked);
    assertThat(found)
        .extracting(dissent -> dissent.outcomes().toString())
        .containsExactly("{c1=1, c2=2}", "{c1=1, c3=3}", "{c2=2, c3=3}");
  }

  /** The same panel in another order parts on the same inputs in the same words. */
  @Test
  void of_anotherOrder_givesTheSame() {
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      int candidates = 2 + random.nextInt(5);
      List<List<String>> table = table(random, candidates);
      List<Integer> order = new ArrayList<>(IntStream.range(0, candidates).boxed().toList());
      List<Cluster> ranked = clusters(random, candidates);
      List<Dissent> straight = of(table, order, ranked);
      Collections.shuffle(order, random);
      Collections.shuffle(table, random);
      assertThat(of(table, order, ranked)).isEqualTo(straight);
    }
  }

  private static List<List<String>> table(Random random, int candidates) {
    List<List<String>> table = new ArrayList<>();
    for (int row = 0; row < 8; row++) {
      List<String> cells = new ArrayList<>();
      cells.add("f(" + random.nextInt(12) + ")");
      cells.add(List.of("EXAMPLE", "NEAR_PROBE", "FAR_PROBE").get(random.nextInt(3)));
      for (int i = 0; i < candidates; i++) {
        cells.add(List.of("1", "2", "raises ValueError", "").get(random.nextInt(4)));
      }
      table.add(cells);
    }
    return table;
  }

  private static List<Cluster> clusters(Random random, int candidates) {
    List<List<String>> members = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    IntStream.range(0, candidates).forEach(i -> members.get(random.nextInt(3)).add("m" + i));
    return IntStream.range(0, 3)
        .mapToObj(i -> new Cluster("c" + (i + 1), members.get(i), "", 0, 0, 0, 0, 0, 0))
        .toList();
  }

  private static List<Dissent> of(
      List<List<String>> table, List<Integer> order, List<Cluster> ranked) {
    List<InputFacts> inputs =
        table.stream()
            .map(row ->
                input(
                    row.get(0),
                    Origin.valueOf(row.get(1)),
                    order.stream().map(i -> row.get(i + 2)).toArray(String[]::new)))
            .toList();
    return DistinguishingInputs.of(
        observation(order.stream().map(i -> "m" + i).toList(), inputs), ranked);
  }

  private static List<Dissent> of(InputFacts... inputs) {
    return DistinguishingInputs.of(observation(PANEL, List.of(inputs)), TWO);
  }

  private static Dissent dissent(String call, String first, String second) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    outcomes.put("c1", first);
    outcomes.put("c2", second);
    return new Dissent(call, outcomes);
  }

  /** An empty outcome stands for a candidate that was not run. */
  private static InputFacts input(String call, Origin origin, String... outcomes) {
    List<String> all = List.of(outcomes);
    List<String> different = all.stream().filter(outcome -> !outcome.isEmpty()).distinct().toList();
    return new InputFacts(call, origin, different, all.stream().map(different::indexOf).toList());
  }

  private static Observation observation(List<String> panel, List<InputFacts> inputs) {
    return new Observation(
        Optional.empty(),
        Optional.of("L2"),
        List.of(),
        inputs,
        panel.stream().map(DistinguishingInputsTest::facts).toList(),
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
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  static Cluster cluster(String id, String... models) {
    return new Cluster(id, List.of(models), models[0], 0, 0, 0, 0, 0, 0);
  }
}
