package dev.weavergen.workflows.recordings;

import java.util.Optional;

/**
 * Imported recordings, each known by the content hash of its file. Workers read them here and never
 * a client's path.
 */
public interface Recordings {
  /** Whether a recording of that content hash has been imported. */
  boolean holds(String sha256);

  /** Whether a file of repairs of that content hash has been imported. */
  boolean holdsRepairs(String sha256);

  /**
   * The reply number {@code ordinal} (from 0, in the order of the file) to a task, from a samples
   * file; of a file of repairs the one of that iteration, 0 being the first program.
   */
  Optional<RecordedReply> sample(String sha256, String taskId, int ordinal);

  /** The reply to a request, from a recordings file. */
  Optional<RecordedReply> exchange(String sha256, String requestKey);
}
