package dev.weavergen.workflows.learning;

/**
 * The stored case of a labelled generation that only a newer version reads. The message names the
 * generation and the cure.
 */
public final class UnreadableCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableCaseException(String generationId, String why) {
    super(
        "what is stored of generation %s to learn from cannot be read: %s; update WeaverGen, a newer one wrote it"
            .formatted(generationId, why));
  }
}
