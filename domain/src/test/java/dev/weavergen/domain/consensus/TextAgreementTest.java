package dev.weavergen.domain.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextAgreementTest {
  private static final int ROUNDS = 200;
  private static final String LOOP =
      "def total(xs):\n    s = 0\n    for x in xs:\n        s += x\n    return s\n";
  private static final String SUM = "def total(xs):\n    return sum(xs)\n";

  private final TextAgreement agreement = new TextAgreement();

  @Test
  void agree_noVoters_isRefused() {
    assertThatThrownBy(() -> agreement.agree(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void agree_memberTwice_isRefused() {
    Voter voter = voter("a", SUM, 1);
    assertThatThrownBy(() -> agreement.agree(List.of(voter, voter)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void agree_oneVoter_scoresItsConfidence() {
    Consensus consensus = agreement.agree(List.of(voter("a", SUM, .7)));
    assertThat(consensus.score()).isEqualTo(.7);
    assertThat(consensus.agreement()).isEqualTo(1);
    assertThat(consensus.chosenCluster().representative()).isEqualTo("a");
  }

  @Test
  void agree_twoAlikeOfThree_areChosen() {
    Consensus consensus =
        agreement.agree(
            List.of(voter("a", LOOP, .6), voter("b", SUM, .6), voter("c", LOOP + "# done\n", .6)));
    assertThat(consensus.chosen()).isEqualTo("c1");
    assertThat(consensus.chosenCluster().models()).containsExactly("a", "c");
    assertThat(consensus.chosenCluster().representative()).isEqualTo("a");
    assertThat(consensus.agreement()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(consensus.clusters()).extracting(Cluster::id).containsExactly("c1", "c2");
  }

  @Test
  void agree_loneCandidates_doNotGetOneForAgreeingWithThemselves() {
    Consensus consensus = agreement.agree(List.of(voter("a", LOOP, 1), voter("b", SUM, 1)));
    assertThat(consensus.score()).isLessThan(1);
    assertThat(consensus.agreement()).isEqualTo(.5);
    assertThat(consensus.chosenCluster().models()).containsExactly("a");
  }

  @Test
  void agree_confidence_decidesBetweenEquals() {
    Consensus consensus = agreement.agree(List.of(voter("a", LOOP, .4), voter("b", SUM, .9)));
    assertThat(consensus.chosenCluster().models()).containsExactly("b");
  }

  @Test
  void agree_unstatedConfidence_countsAsHalf() {
    Voter silent = new Voter("a", SUM, Optional.empty(), Optional.empty());
    Consensus consensus = agreement.agree(List.of(silent));
    assertThat(consensus.votes()).containsEntry("a", .5);
    assertThat(consensus.score()).isEqualTo(.5);
  }

  @Test
  void agree_reasons_namesTheirAuthorsRepresentativeFirst() {
    Voter first = new Voter("a", LOOP, Optional.of(.5), Optional.of("a loop"));
    Voter second = new Voter("b", LOOP, Optional.of(.5), Optional.of("the same"));
    assertThat(agreement.agree(List.of(first, second)).reasons())
        .containsExactly("a: a loop", "b: the same");
  }

  @Test
  void agree_shuffledVoters_sameClustersAndScores() {
    Random random = new Random(20260101);
    for (int round = 0; round < ROUNDS; round++) {
      List<Voter> voters = voters(random);
      List<Voter> shuffled = new ArrayList<>(voters);
      Collections.shuffle(shuffled, random);
      assertThat(scoredMembers(agreement.agree(shuffled)))
          .isEqualTo(scoredMembers(agreement.agree(voters)));
    }
  }

  @Test
  void agree_copyOfARepresentative_neverLowersItsCluster() {
    Random random = new Random(42);
    for (int round = 0; round < ROUNDS; round++) {
      List<Voter> voters = voters(random);
      Cluster cluster = agreement.agree(voters).chosenCluster();
      Voter original = member(voters, cluster.representative());
      double vote =
          cluster.models().stream()
              .mapToDouble(name -> member(voters, name).confidence().orElse(.5))
              .average()
              .orElseThrow();
      List<Voter> more = new ArrayList<>(voters);
      more.add(voter("copy", original.source(), vote));
      Cluster after = clusterOf("copy", agreement.agree(more));
      assertThat(after.models()).containsAll(cluster.models());
      assertThat(after.score()).isGreaterThanOrEqualTo(cluster.score() - 1e-12);
    }
  }

  @Test
  void agree_anyVoters_matrixIsSymmetricAndAllNumbersAreShares() {
    Random random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      Consensus consensus = agreement.agree(voters(random));
      List<List<Double>> matrix = consensus.similarity().matrix();
      for (int i = 0; i < matrix.size(); i++) {
        assertThat(matrix.get(i).get(i)).isEqualTo(1);
        for (int j = 0; j < matrix.size(); j++) {
          assertThat(matrix.get(i).get(j)).isBetween(0.0, 1.0).isEqualTo(matrix.get(j).get(i));
        }
      }
      assertThat(consensus.score()).isBetween(0.0, 1.0);
      assertThat(consensus.agreement()).isBetween(0.0, 1.0);
      assertThat(consensus.clusters()).allMatch(c -> c.score() >= 0 && c.score() <= 1);
      assertThat(consensus.clusters().stream().mapToInt(c -> c.models().size()).sum())
          .isEqualTo(matrix.size());
    }
  }

  private static Set<String> scoredMembers(Consensus consensus) {
    return consensus.clusters().stream()
        .map(cluster -> cluster.models().stream().sorted().toList() + " " + cluster.score())
        .collect(Collectors.toSet());
  }

  private static Cluster clusterOf(String member, Consensus consensus) {
    return consensus.clusters().stream()
        .filter(cluster -> cluster.models().contains(member))
        .findFirst()
        .orElseThrow();
  }

  private static Voter member(List<Voter> voters, String name) {
    return voters.stream().filter(voter -> voter.member().equals(name)).findFirst().orElseThrow();
  }

  private static Voter voter(String member, String source, double confidence) {
    return new Voter(member, source, Optional.of(confidence), Optional.empty());
  }

  /** One to nine programs, each of some of the same statements, so that every likeness occurs. */
  private static List<Voter> voters(Random random) {
    int count = 1 + random.nextInt(9);
    List<Voter> voters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<Double> confidence =
          random.nextInt(4) == 0 ? Optional.empty() : Optional.of(random.nextInt(101) / 100.0);
      voters.add(new Voter("m" + i, source(random), confidence, Optional.empty()));
    }
    return voters;
  }

  private static String source(Random random) {
    StringBuilder source = new StringBuilder("def f(x):\n");
    for (int i = 0; i < 12; i++) {
      if (random.nextInt(3) > 0) {
        source.append("    step_%d = other_%d(x)\n".formatted(i * 37, i * i));
      }
    }
    return source.append("    return x\n").toString();
  }
}
