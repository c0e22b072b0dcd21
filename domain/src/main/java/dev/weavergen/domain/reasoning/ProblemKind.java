package dev.weavergen.domain.reasoning;

import java.util.Locale;

/** What is wrong with a program, as far as the evidence tells; the most basic first. */
public enum ProblemKind {
  /** No reply held a program. */
  NO_PROGRAM,
  /** It does not compile. */
  COMPILE,
  /** A module or package that it imports is not there. */
  IMPORT,
  /** It uses a name that is not defined, or lacks the entry point. */
  NAME,
  /** A call raises where a value is expected. */
  EXCEPTION,
  /** A call does not end in time, or takes too much memory. */
  TIMEOUT,
  /** A call returns another value than the one expected. */
  WRONG_VALUE,
  /** Nothing is known to be wrong, but programs of other models behave otherwise. */
  DISAGREEMENT,
  /** It is right as far as is known, but its CPU time grows too fast. */
  COST;

  /** The name in JSON and on screens, for example {@code wrong-value}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
