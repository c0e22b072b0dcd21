package dev.weavergen.domain.evidence;

/** What became of a program before its first call. */
public sealed interface Load {
  /** It compiled, its top level ran, and its entry point, when it has one, is there. */
  record Loaded() implements Load {}

  /**
   * It does not compile.
   *
   * @param line 1-based; 0 when unknown
   */
  record SyntaxFailed(String message, int line) implements Load {}

  /**
   * Its top level raised, took too long, or left no callable entry point.
   *
   * @param outcome what became of the top level; {@code Returned} when only the entry point is
   *     missing
   */
  record LoadFailed(Outcome outcome, String message) implements Load {}

  /** What its process sent is no protocol: it tampered with the channel. */
  record ProtocolBroken(String why) implements Load {}
}
