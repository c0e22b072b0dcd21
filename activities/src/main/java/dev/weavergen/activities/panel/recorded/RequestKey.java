package dev.weavergen.activities.panel.recorded;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.workflows.panel.Prompt;

/**
 * Under what key a reply is kept in a recordings file. The asked model is part of it, since a panel
 * asks all its members the same question and each has to get its own answer back.
 */
final class RequestKey {
  private RequestKey() {}

  /**
   * @param member the model's name, with its number when it is a further sample ({@code
   *     ollama:qwen3#2})
   */
  static String of(String member, Prompt prompt) {
    return Sha256.of(member + "\u0000" + prompt.system() + "\u0000" + prompt.user());
  }

  /** The name of a further sample; the first has no number. */
  static String member(String name, int ordinal) {
    return ordinal == 0 ? name : name + "#" + (ordinal + 1);
  }
}
