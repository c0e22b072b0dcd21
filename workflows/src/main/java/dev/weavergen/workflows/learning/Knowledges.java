package dev.weavergen.workflows.learning;

import dev.weavergen.domain.learning.Knowledge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The store of published knowledge. A version never changes once it is published. What cannot be
 * read is an {@link UnreadableKnowledgeException}.
 */
public interface Knowledges {
  /** What rollback calls the time before the first version. */
  long NONE = 0;

  /** The version that a new generation of the scope uses; empty before the first. */
  Optional<Knowledge> current(String scope);

  /** The number of that version, whether its document can be read or not. */
  OptionalLong currentVersion(String scope);

  /**
   * The last revision of a label that any version of the scope knows, one that is no longer used
   * too: whoever rolls back does not want the same lesson again. 0 before the first.
   */
  long watermark(String scope);

  Optional<Knowledge> find(String scope, long version);

  /** The document of a version, as it was published. */
  Optional<String> text(String scope, long version);

  /** The latest versions, latest first. */
  List<Published> history(String scope, int rows);

  /**
   * Publishes, and makes it current.
   *
   * @param knowledge whose version is one more than that of the latest, and whose parent is current
   * @return false when another run has published that version first, or another version was made
   *     current; nothing is changed then
   */
  boolean publish(String scope, Knowledge knowledge);

  /**
   * Makes an earlier version current again; the later ones stay in the history.
   *
   * @param version or {@link #NONE} for using none of them
   * @return false when there is no such version
   */
  boolean rollback(String scope, long version);

  /**
   * A line of the history.
   *
   * @param parent the version that it grew out of
   */
  record Published(
      long version,
      boolean current,
      OptionalLong parent,
      int generations,
      int labels,
      String sha256,
      Instant at) {}
}
