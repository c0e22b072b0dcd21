package dev.weavergen.workflows.learning;

import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Past generations whose intent is like another one, by the words of its text. */
public interface Neighbours {
  /** How many a case has. */
  int USUAL = 5;

  /** Includes every label there is. */
  long LATEST = Long.MAX_VALUE;

  /**
   * The nearest first, one for each group, ties by group; none when the intent has no word that
   * means anything.
   */
  List<Neighbour> nearest(Query query);

  /**
   * Of the groups those whose text is most like that of one intent, the nearest first; labels are
   * not looked at.
   *
   * @param group of the intent; itself left out
   * @param rows at most so many
   */
  List<Alike> alike(String group, Collection<String> groups, int rows);

  /**
   * @param similarity of the texts, in (0, 1]
   */
  record Alike(String group, double similarity) {}

  /**
   * @param scope whose labels count
   * @param group the SHA-256 of the intent's text, which {@link
   *     dev.weavergen.workflows.generation.Generations} knows; itself left out
   * @param before only generations that were started before; empty for all
   * @param watermark only labels up to that revision, so that the same knowledge always sees the
   *     same neighbours; {@link #LATEST} for all
   * @param rows at most so many
   */
  record Query(String scope, String group, Optional<Instant> before, long watermark, int rows) {}
}
