package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a model was right, counted as it is, for people; judgement shrinks such counts and
 * keeps them by class of task.
 *
 * @param right of the labelled candidates
 */
public record Tally(int right, int labelled) {
  /**
   * The tally of every model with a labelled candidate, by the name that records are kept under.
   */
  public static SortedMap<String, Tally> byModel(List<LabelledGeneration> history) {
    SortedMap<String, Tally> tallies = new TreeMap<>();
    for (LabelledGeneration generation : history) {
      for (Candidate candidate : generation.candidates()) {
        candidate
            .passed()
            .ifPresent(passed ->
                tallies.merge(candidate.model(), new Tally(passed ? 1 : 0, 1), Tally::plus));
      }
    }
    return Collections.unmodifiableSortedMap(tallies);
  }

  private Tally plus(Tally other) {
    return new Tally(right + other.right, labelled + other.labelled);
  }

  /** For people, for example {@code right in 3 of 4}. */
  public String inWords() {
    return "right in " + right + " of " + labelled;
  }
}
