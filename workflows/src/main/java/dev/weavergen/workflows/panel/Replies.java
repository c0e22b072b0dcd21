package dev.weavergen.workflows.panel;

import java.util.Optional;

/** Every reply that has arrived, so that none is paid for twice. */
public interface Replies {
  Optional<ModelReply> find(ReplyKey key);

  /**
   * Stores the prompt and the reply by content hash, once; storing the same key again changes
   * nothing.
   */
  void store(ReplyKey key, Prompt prompt, ModelReply reply);

  /**
   * @param stage what was asked for: {@code generate}, later also repairs and tests
   * @param requestSha256 of the prompt and the model's parameters
   */
  record ReplyKey(String generationId, String member, String stage, String requestSha256) {}
}
