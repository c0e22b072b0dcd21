package dev.weavergen.workflows.learning;

import dev.weavergen.domain.prediction.GenerationCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store of what labels are new, and of the cases that were made of labelled generations. */
public interface LearnedCases {
  /** The revision of the last label of the scope, once none that is being written can be lower. */
  long lastRevision(String scope);

  /**
   * Generations with a label in that range, by their last one in it.
   *
   * @param after revisions above that
   * @param upTo and at most that
   * @param rows a page, at most {@link dev.weavergen.domain.Limits#PAGE_ROWS_MAX}
   */
  List<Labelled> labelled(String scope, long after, long upTo, int rows);

  /**
   * Keeps the case of a generation, or takes it away where its labels teach nothing; idempotent.
   * What it was by its earlier labels stays for runs that know no later ones.
   *
   * @param revision of the last label that it knows
   */
  void put(String generationId, long revision, Optional<GenerationCase> learned);

  /**
   * A page of the cases of a scope, those of the generations that started last first; each as it
   * was at its last label up to that revision.
   *
   * @param upTo labels up to that revision
   * @param before only those that come after that one; empty for the first page
   * @throws UnreadableCaseException when a newer version wrote one of them
   */
  List<LearnedCase> page(String scope, long upTo, Optional<LearnedCase> before, int rows);

  /**
   * What was predicted of chosen programs that were labelled in the days before the scope's last
   * label.
   *
   * @param upTo labels up to that revision
   * @param days before the last of them
   * @param rows at most so many, the latest first
   */
  List<Foretold> foretold(String scope, long upTo, int days, int rows);

  /**
   * @param revision its place in the order of labels
   * @param group the SHA-256 of the intent's text
   * @param labels whether a program is right, by SHA-256, as far as it was known at {@code upTo}
   */
  record Labelled(
      String generationId,
      long revision,
      String group,
      String taskClass,
      Instant startedAt,
      Map<String, Boolean> labels) {
    public Labelled {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * @param revision of the last label that it knows
   * @param firstRevision of the last label that was known when the generation was first learned
   *     from; a corrected or later label does not change it
   */
  record LearnedCase(
      String generationId,
      long revision,
      long firstRevision,
      Instant startedAt,
      GenerationCase learned) {}

  /**
   * @param revision of the label
   * @param group of the generation
   */
  record Foretold(long revision, String group, double probability, boolean passed) {}
}
