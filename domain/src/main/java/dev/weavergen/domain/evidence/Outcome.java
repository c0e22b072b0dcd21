package dev.weavergen.domain.evidence;

/** What became of one call of a program. */
public sealed interface Outcome {
  /** The call returned. */
  record Returned(Value value) implements Outcome {}

  /**
   * The call raised.
   *
   * @param exception the exception's class name, simple
   * @param message an excerpt of its text, which takes no part in equality of behaviour
   */
  record Raised(String exception, String message) implements Outcome {}

  /** The call, or the batch it belongs to, took longer than it may. */
  record TimedOut() implements Outcome {}

  /** The program asked for more memory than it may have. */
  record OutOfMemory() implements Outcome {}

  /** The program printed, or returned, more than it may. */
  record OutputLimit() implements Outcome {}

  /**
   * The process that ran the call ended.
   *
   * @param signal the signal that ended it; 0 when it exited by itself
   */
  record Crashed(int signal) implements Outcome {}
}
