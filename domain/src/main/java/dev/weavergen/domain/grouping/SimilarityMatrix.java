package dev.weavergen.domain.grouping;

import java.util.List;

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
}
