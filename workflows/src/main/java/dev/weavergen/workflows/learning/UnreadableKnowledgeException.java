package dev.weavergen.workflows.learning;

import java.util.OptionalLong;

/**
 * A stored version of knowledge that is damaged, or of a format that only a newer version reads.
 * The message names the version and the cure.
 */
public final class UnreadableKnowledgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param parent to which one can go back; empty for the first version
   */
  public UnreadableKnowledgeException(String scope, long version, OptionalLong parent, String why) {
    super(
        "version %d of the knowledge of scope '%s' cannot be read: %s; update WeaverGen if a newer one wrote it, else go back with `weavergen knowledge rollback %d --scope %s`"
            .formatted(version, scope, why, parent.orElse(Knowledges.NONE), scope));
  }
}
