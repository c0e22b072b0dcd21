package dev.weavergen.activities.evidence;

import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.code.SyntaxSimilarity;
import dev.weavergen.domain.code.SyntaxTree;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The syntax trees of the candidates that could be read, side by side. */
final class SyntaxComparison {
  private final Map<String, SyntaxTree> trees = new LinkedHashMap<>();

  SyntaxComparison(List<Candidate> candidates, List<CodeReading> readings) {
    for (int i = 0; i < candidates.size(); i++) {
      if (readings.get(i) instanceof CodeReading.Facts facts) {
        trees.put(candidates.get(i).model(), facts.tree());
      }
    }
  }

  /** Empty when fewer than two could be read. */
  Optional<SimilarityMatrix> matrix() {
    if (trees.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new SimilarityMatrix(
            List.copyOf(trees.keySet()), SyntaxSimilarity.matrix(List.copyOf(trees.values()))));
  }

  /** The one whose program is nearest to the others'; the first when none could be read. */
  String medoid(List<String> models) {
    List<String> read = models.stream().filter(trees::containsKey).toList();
    return read.isEmpty()
        ? models.getFirst()
        : read.get(SyntaxSimilarity.medoid(read.stream().map(trees::get).toList()));
  }
}
