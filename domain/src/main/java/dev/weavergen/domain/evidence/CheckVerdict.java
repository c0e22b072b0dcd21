package dev.weavergen.domain.evidence;

/** What a candidate's outcome says of one check. */
public sealed interface CheckVerdict {
  /** The candidate did what the check asks. */
  record Passed() implements CheckVerdict {}

  /**
   * The candidate did not.
   *
   * @param actual what it did, in the language's notation, bounded
   * @param expected what the check asks, in the same notation, bounded
   */
  record Failed(String actual, String expected) implements CheckVerdict {}

  /**
   * Nothing follows: the check itself is broken, or the values do not tell.
   *
   * @param why one sentence for a person
   */
  record Undecided(String why) implements CheckVerdict {}
}
