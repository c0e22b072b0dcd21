package dev.weavergen.workflows.learning;

import dev.weavergen.domain.learning.Knowledge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store of published knowledge. A version never changes once it is published. */
public interface Knowledges {
  /** The version that a new generation of the scope uses; empty before the first. */
  Optional<Knowledge> current(String scope);

  Optional<Knowledge> find(String scope, long version);

  /** The latest versions, latest first. */
  List<Published> history(String scope, int rows);

  /**
   * Publishes, and makes it current.
   *
   * @param knowledge whose version is one more than that of the latest
   * @return false when another run has published that version first; nothing is changed then
   */
  boolean publish(String scope, Knowledge knowledge);

  /**
   * Makes an earlier version current again; the later ones stay in the history.
   *
   * @return false when there is no such version
   */
  boolean rollback(String scope, long version);

  /** A line of the history. */
  record Published(
      long version, boolean current, int generations, int labels, String sha256, Instant at) {}
}
