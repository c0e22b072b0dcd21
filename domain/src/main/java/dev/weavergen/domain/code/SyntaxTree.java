package dev.weavergen.domain.code;

import java.util.List;

/**
 * A normalised syntax tree as the bag of hashes of its subtrees: local names are replaced by the
 * order of their appearance, docstrings and positions are dropped, so that programs which differ in
 * naming alone have equal bags.
 *
 * @param subtrees 64-bit hashes of the subtrees, sorted, with repetitions, bounded
 */
public record SyntaxTree(List<Long> subtrees) {
  public SyntaxTree {
    subtrees = List.copyOf(subtrees);
  }
}
