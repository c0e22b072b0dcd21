package dev.weavergen.workflows.panel;

/**
 * The port through which one model is asked, live or recorded. Implementations are safe for use by
 * several threads.
 */
public interface LanguageModel {
  /**
   * Asks the model once; never retries.
   *
   * @throws ModelFailure classified, with a text that holds no secret
   */
  ModelReply ask(Prompt prompt) throws ModelFailure;
}
