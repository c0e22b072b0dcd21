package dev.weavergen.activities.learning;

import dev.weavergen.domain.Limits;
import dev.weavergen.workflows.learning.LearnedCases;
import dev.weavergen.workflows.learning.LearnedCases.LearnedCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The latest cases of a scope. */
final class CaseHistory {
  /** Older generations say little of today's models; and what is read must fit into memory. */
  static final int CASES_MAX = 20_000;

  private CaseHistory() {}

  /**
   * The cases of the generations that started last, in the order in which those were last labelled:
   * a run that is repeated finds the same, whatever is labelled meanwhile.
   *
   * @param upTo labels up to that revision
   */
  static List<LearnedCase> read(LearnedCases store, String scope, long upTo, int casesMax) {
    List<LearnedCase> latestFirst = new ArrayList<>();
    Optional<LearnedCase> last = Optional.empty();
    boolean more = true;
    while (more) {
      int wanted = Math.min(Limits.PAGE_ROWS_MAX, casesMax - latestFirst.size());
      List<LearnedCase> page = wanted > 0 ? store.page(scope, upTo, last, wanted) : List.of();
      latestFirst.addAll(page);
      last = page.isEmpty() ? last : Optional.of(page.getLast());
      more = wanted > 0 && page.size() == wanted;
    }
    return latestFirst.stream()
        .sorted(
            Comparator.comparingLong(LearnedCase::revision)
                .thenComparing(LearnedCase::generationId))
        .toList();
  }
}
