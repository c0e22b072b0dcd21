package dev.weavergen.domain.grouping;

import java.util.List;
import java.util.Optional;

/**
 * Pairwise similarity of candidates.
 *
 * @param models n members in the panel's order
 * @param matrix n × n, symmetric, in [0, 1], 1 on the diagonal
 */
public record SimilarityMatrix(List<String> models, List<List<Double>> matrix) {
  public SimilarityMatrix {
    models = List.copyOf(models);
    matrix = matrix.stream().map(List::copyOf).toList();
  }

  /** How similar two members' candidates are; empty when one of them is not compared here. */
  public Optional<Double> between(String one, String other) {
    int row = models.indexOf(one);
    int column = models.indexOf(other);
    return row < 0 || column < 0 ? Optional.empty() : Optional.of(matrix.get(row).get(column));
  }
}
