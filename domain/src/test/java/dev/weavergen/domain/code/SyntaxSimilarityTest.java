package dev.weavergen.domain.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntaxSimilarityTest {
  @Test
  void between_multisets_countsRepetitions() {
    assertThat(SyntaxSimilarity.between(tree(1, 1, 2), tree(1, 2, 3))).isEqualTo(2 / 4.0);
    assertThat(SyntaxSimilarity.between(tree(1, 1), tree(1))).isEqualTo(.5);
    assertThat(SyntaxSimilarity.between(tree(1), tree(2))).isZero();
  }

  @Test
  void between_emptyTrees_isDefined() {
    assertThat(SyntaxSimilarity.between(tree(), tree())).isEqualTo(1);
    assertThat(SyntaxSimilarity.between(tree(), tree(1))).isZero();
  }

  @Test
  void matrix_randomTrees_isSymmetricInRangeWithOnesOnTheDiagonal() {
    long seed = 4;
    SplittableRandom random = new SplittableRandom(seed);
    List<SyntaxTree> trees =
        IntStream.range(0, 20)
            .mapToObj(_ -> tree(random.longs(random.nextInt(30), 0, 9).toArray()))
            .toList();
    List<List<Double>> matrix = SyntaxSimilarity.matrix(trees);
    for (int i = 0; i < trees.size(); i++) {
      assertThat(matrix.get(i).get(i)).isEqualTo(1);
      for (int j = 0; j < trees.size(); j++) {
        assertThat(matrix.get(i).get(j)).as("seed %s", seed).isBetween(0.0, 1.0);
        assertThat(matrix.get(i).get(j))
            .isEqualTo(SyntaxSimilarity.between(trees.get(j), trees.get(i)), within(0.0));
      }
    }
  }

  @Test
  void medoid_isNearestThenSmallestThenFirst() {
    assertThat(SyntaxSimilarity.medoid(List.of(tree(9), tree(1, 2), tree(1, 2, 3)))).isEqualTo(1);
    assertThat(SyntaxSimilarity.medoid(List.of(tree(1, 2, 3), tree(1)))).isEqualTo(1);
    assertThat(SyntaxSimilarity.medoid(List.of(tree(1), tree(2)))).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> SyntaxSimilarity.medoid(List.of()));
  }

  private static SyntaxTree tree(long... hashes) {
    return new SyntaxTree(Arrays.stream(hashes).sorted().boxed().toList());
  }
}
