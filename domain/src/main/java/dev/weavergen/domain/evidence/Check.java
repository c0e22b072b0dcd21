package dev.weavergen.domain.evidence;

import java.util.OptionalDouble;

/**
 * A test taken apart, as far as it can be: the call goes to the candidate, the expected value never
 * does.
 */
public sealed interface Check {
  /**
   * The call's value stands in a relation to an expected one.
   *
   * @param call an expression that calls the entry point
   * @param expected an expression that does not
   * @param tolerance the largest absolute difference of numbers; empty for exact comparison
   */
  record Compared(String call, Relation relation, String expected, OptionalDouble tolerance)
      implements Check {}

  /** The call's value is true, or false, in the sense of the language. */
  record Truth(String call, boolean expected) implements Check {}

  /** The call raises an exception of that class. */
  record Raises(String call, String exception) implements Check {}

  /**
   * What cannot be taken apart: run as a whole, test and candidate in processes of their own with
   * plain values between them.
   *
   * @param source of the test, in the candidate's language
   */
  record Contained(String source) implements Check {
    /** Raised in place of a result where the sandbox cannot keep test and candidate apart. */
    public static final String UNSUPPORTED = "ContainedTestUnsupported";
  }

  /** How a value is compared with the expected one. */
  enum Relation {
    EQUAL,
    DIFFERENT,
    /** Python's {@code is}: the same constant. */
    IDENTICAL
  }
}
