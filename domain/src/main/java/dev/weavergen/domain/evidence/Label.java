package dev.weavergen.domain.evidence;

/** What an acceptance test says of a program. */
public sealed interface Label {
  /** Every check of the test passed. */
  record Passed() implements Label {}

  /**
   * Some check failed, or the program could not be run.
   *
   * @param why the first failure, in words
   */
  record Failed(String why) implements Label {}

  /**
   * The test itself is at fault: it says nothing about the program.
   *
   * @param why in words
   */
  record Undecided(String why) implements Label {}
}
