package dev.weavergen.domain.candidate;

/** A part of a reply as Markdown divides it. */
sealed interface Segment {
  /** What stands outside of fences: words, or code that was not fenced. */
  record Prose(String text) implements Segment {}

  /**
   * What stands between two fences.
   *
   * @param tag the first word after the opening fence in lower case; may be empty or wrong
   * @param closed whether the closing fence is there
   */
  record Fenced(String tag, String code, boolean closed) implements Segment {}
}
