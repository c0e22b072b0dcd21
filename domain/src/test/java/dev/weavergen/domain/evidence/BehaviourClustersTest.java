package dev.weavergen.domain.evidence;

import static dev.weavergen.domain.evidence.Nearness.FAR;
import static dev.weavergen.domain.evidence.Nearness.LIKE_EXAMPLE;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.raised;
import static dev.weavergen.domain.evidence.SampleValues.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BehaviourClustersTest {
  private static final List<Nearness> LIKE = List.of(LIKE_EXAMPLE, LIKE_EXAMPLE, LIKE_EXAMPLE);
  private static final List<Nearness> FAR_ONLY = List.of(FAR, FAR, FAR);

  @Test
  void of_differenceLikeAnExample_parts() {
    assertThat(members(panel("111", "112", "111"), LIKE)).containsExactly("a c", "b");
  }

  @Test
  void of_loneFarDifference_doesNotPart() {
    assertThat(members(panel("111", "112", "111"), FAR_ONLY)).containsExactly("a b c");
  }

  @Test
  void of_twoFarDifferences_part() {
    assertThat(members(panel("111", "122", "111"), FAR_ONLY)).containsExactly("a c", "b");
  }

  @Test
  void of_loneOdditiesOfTwo_areJoinedByTheOneBetween() {
    assertThat(members(panel("211", "111", "112"), FAR_ONLY)).containsExactly("a b c");
  }

  @Test
  void of_farChain_neverJoinsAcrossAnExample() {
    List<Nearness> nearness = List.of(LIKE_EXAMPLE, FAR, FAR);
    assertThat(members(panel("111", "112", "212"), nearness)).containsExactly("a b", "c");
  }

  @Test
  void of_inputOnWhichNobodyReturns_isDropped() {
    List<Behaviour> panel =
        List.of(
            new Behaviour("a", true, List.of(returned(integer(1)), raised("ValueError"))),
            new Behaviour("b", true, List.of(returned(integer(1)), raised("TypeError"))),
            new Behaviour("c", true, List.of(returned(integer(1)), new Outcome.TimedOut())));
    BehaviourClusters clusters = BehaviourClusters.of(panel, List.of(LIKE_EXAMPLE, LIKE_EXAMPLE));
    assertThat(clusters.clusters()).hasSize(1);
    assertThat(clusters.inputs()).isEqualTo(1);
  }

  @Test
  void of_mostlyRaisingCluster_isNotEligibleUnlessAllAre() {
    BehaviourClusters some = BehaviourClusters.of(panel("xx1", "xx1", "111"), LIKE);
    assertThat(some.clusters())
        .extracting(BehaviourCluster::mostlyRaises)
        .containsExactly(true, false);
    assertThat(some.eligible()).extracting(BehaviourCluster::id).containsExactly("c2");
    BehaviourClusters all = BehaviourClusters.of(panel("xx1", "xx2", "1xx"), LIKE);
    assertThat(all.eligible()).isEqualTo(all.clusters()).hasSize(3);
  }

  @Test
  void of_noInputThatCounts_leavesEachAlone() {
    assertThat(members(panel("xxx", "xxx"), LIKE)).containsExactly("a", "b");
    assertThat(BehaviourClusters.of(panel("", ""), List.of()).clusters()).hasSize(2);
    assertThat(BehaviourClusters.of(List.of(), List.of()).clusters()).isEmpty();
  }

  @Test
  void of_candidateThatDidNotLoad_isInNoCluster() {
    List<Behaviour> panel = new ArrayList<>(panel("111", "111"));
    panel.add(1, new Behaviour("broken", false, List.of()));
    assertThat(members(panel, LIKE)).containsExactly("a b");
  }

  @Test
  void of_ids_goBySizeThenByThePanelsOrder() {
    BehaviourClusters clusters =
        BehaviourClusters.of(panel("111", "222", "333", "222", "333"), LIKE);
    assertThat(clusters.clusters())
        .extracting(cluster -> cluster.id() + "=" + String.join(" ", cluster.candidates()))
        .containsExactly("c1=b d", "c2=c e", "c3=a");
  }

  @Test
  void of_unequalLengths_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BehaviourClusters.of(panel("111", "11"), LIKE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BehaviourClusters.of(panel("11", "11"), LIKE));
  }

  @Test
  void of_randomPanels_doesNotDependOnTheOrder() {
    for (long seed = 0; seed < 300; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      List<Behaviour> panel = randomPanel(random);
      List<Nearness> nearness = randomNearness(panel.getFirst().outcomes().size(), random);
      List<Behaviour> shuffled = new ArrayList<>(panel);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(partition(shuffled, nearness))
          .as("seed %s", seed)
          .isEqualTo(partition(panel, nearness));
    }
  }

  @Test
  void of_duplicateAdded_joinsAndNeverShrinksACluster() {
    for (long seed = 0; seed < 300; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      List<Behaviour> panel = randomPanel(random);
      List<Nearness> nearness = randomNearness(panel.getFirst().outcomes().size(), random);
      Behaviour original = panel.get(random.nextInt(panel.size()));
      List<Behaviour> larger = new ArrayList<>(panel);
      larger.add(new Behaviour("copy", true, original.outcomes()));
      Set<Set<String>> before = partition(panel, nearness);
      Set<Set<String>> after = partition(larger, nearness);
      Set<Set<String>> withoutCopy =
          after.stream()
              .map(members ->
                  members.stream().filter(name -> !name.equals("copy")).collect(Collectors.toSet()))
              .filter(members -> !members.isEmpty())
              .collect(Collectors.toSet());
      assertThat(withoutCopy).as("seed %s", seed).isEqualTo(before);
      if (AgreementMatrix.of(panel).inputs() > 0) {
        assertThat(after)
            .as("seed %s", seed)
            .anyMatch(members -> members.containsAll(Set.of("copy", original.candidate())));
      }
    }
  }

  @Test
  void matrix_randomPanels_isSymmetricInRangeWithOnesOnTheDiagonal() {
    for (long seed = 0; seed < 200; seed++) {
      List<Behaviour> panel = new ArrayList<>(randomPanel(new SplittableRandom(seed)));
      panel.add(new Behaviour("broken", false, List.of()));
      AgreementMatrix matrix = AgreementMatrix.of(panel);
      for (int i = 0; i < panel.size(); i++) {
        assertThat(matrix.rows().get(i)).hasSameSizeAs(panel);
        for (int j = 0; j < panel.size(); j++) {
          double agreement = matrix.rows().get(i).get(j);
          assertThat(agreement).as("seed %s", seed).isBetween(0.0, 1.0);
          assertThat(agreement).isEqualTo(matrix.rows().get(j).get(i));
        }
        assertThat(matrix.rows().get(i).get(i)).isEqualTo(1);
      }
    }
  }

  @Test
  void matrix_agreement_isTheShareOfInputsThatCount() {
    AgreementMatrix matrix = AgreementMatrix.of(panel("11x2x", "12x2x", "x1x2x"));
    assertThat(matrix.inputs()).isEqualTo(3);
    assertThat(matrix.rows().get(0)).containsExactly(1.0, 2 / 3.0, 2 / 3.0);
    assertThat(matrix.rows().get(1)).containsExactly(2 / 3.0, 1.0, 1 / 3.0);
  }

  @Test
  void matrix_noInputCounts_saysNobodyAgrees() {
    AgreementMatrix matrix = AgreementMatrix.of(panel("xx", "xx"));
    assertThat(matrix.inputs()).isZero();
    assertThat(matrix.rows()).containsExactly(List.of(1.0, 0.0), List.of(0.0, 1.0));
  }

  @Test
  void behaviour_ofAnExecution_keepsOutcomesOfLoadedProgramsOnly() {
    Execution broken =
        new Execution(new Load.SyntaxFailed("oops", 1), List.of(), List.of(), 0, 0, "");
    assertThat(Behaviour.of("a", broken)).isEqualTo(new Behaviour("a", false, List.of()));
    List<Outcome> outcomes = List.of(returned(integer(1)));
    Execution ran = new Execution(new Load.Loaded(), outcomes, List.of(1L), 1, 1, "");
    assertThat(Behaviour.of("a", ran)).isEqualTo(new Behaviour("a", true, outcomes));
    assertThatIllegalArgumentException().isThrownBy(() -> new Behaviour("a", false, outcomes));
  }

  /** Candidates a, b, … with one digit or {@code x} (raises) for each input. */
  private static List<Behaviour> panel(String... behaviours) {
    return IntStream.range(0, behaviours.length)
        .mapToObj(i ->
            new Behaviour(
                Character.toString('a' + i),
                true,
                behaviours[i].chars().mapToObj(BehaviourClustersTest::outcome).toList()))
        .toList();
  }

  private static Outcome outcome(int symbol) {
    return symbol == 'x' ? raised("ValueError") : returned(integer(symbol - '0'));
  }

  private static List<Behaviour> randomPanel(RandomGenerator random) {
    int inputs = random.nextInt(1, 7);
    String[] behaviours =
        IntStream.range(0, random.nextInt(1, 8))
            .mapToObj(_ -> randomBehaviour(inputs, random))
            .toArray(String[]::new);
    return panel(behaviours);
  }

  private static String randomBehaviour(int inputs, RandomGenerator random) {
    return IntStream.range(0, inputs)
        .mapToObj(_ -> "1112x".substring(random.nextInt(5)).substring(0, 1))
        .collect(Collectors.joining());
  }

  private static List<Nearness> randomNearness(int inputs, RandomGenerator random) {
    return IntStream.range(0, inputs)
        .mapToObj(_ -> random.nextInt(3) == 0 ? LIKE_EXAMPLE : FAR)
        .toList();
  }

  private static List<String> members(List<Behaviour> panel, List<Nearness> nearness) {
    return BehaviourClusters.of(panel, nearness).clusters().stream()
        .map(cluster -> String.join(" ", cluster.candidates()))
        .toList();
  }

  private static Set<Set<String>> partition(List<Behaviour> panel, List<Nearness> nearness) {
    return BehaviourClusters.of(panel, nearness).clusters().stream()
        .map(cluster -> Set.copyOf(cluster.candidates()))
        .collect(Collectors.toSet());
  }
}
