package dev.weavergen.domain.reasoning;

import java.util.Optional;

/**
 * One thing that is wrong with a program. All texts are excerpts in the program's language.
 *
 * @param input the call that shows it; empty where no call is needed
 * @param expected what should come; empty where nobody knows
 * @param actual what comes instead, or the compiler's words
 * @param trace what the program does on that input, at most {@link #TRACE_LINES_MAX} lines
 */
public record Feedback(
    ProblemKind kind,
    Optional<String> input,
    Optional<String> expected,
    Optional<String> actual,
    Optional<String> trace) {
  /** Longer traces do not help a model; the middle of a longer one is left out. */
  public static final int TRACE_LINES_MAX = 50;

  /** The same with what the program does on its input. */
  public Feedback traced(Optional<String> lines) {
    return new Feedback(kind, input, expected, actual, lines);
  }
}
