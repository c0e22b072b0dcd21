package dev.weavergen.domain.validation;

import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.StopReason;
import java.util.List;
import java.util.Optional;

/**
 * What the loop that repairs did to one task, with the labels that came after it. No label was
 * known while it ran.
 *
 * @param rounds in their order; none where nothing had to be repaired
 * @param rightBefore whether the program that the loop began with is right; empty without a label
 * @param rightAfter the same of the returned one
 * @param tokens of all calls for repairs, input and output
 * @param usd US dollars for them
 */
public record TaskReasoning(
    List<Round> rounds,
    StopReason stop,
    Optional<Boolean> rightBefore,
    Optional<Boolean> rightAfter,
    long tokens,
    double usd) {
  public TaskReasoning {
    rounds = List.copyOf(rounds);
    rightBefore = rightBefore == null ? Optional.empty() : rightBefore;
    rightAfter = rightAfter == null ? Optional.empty() : rightAfter;
  }

  /**
   * One round.
   *
   * @param number from 1
   * @param kind of what the evidence said was wrong
   * @param accepted whether the repair took the place of the program
   * @param rightBefore whether the program to repair is right; empty without a label
   * @param rightAfter whether the repair that was judged last is right; empty without one or
   *     without a label
   * @param regressions examples and trusted tests that passed before and fail with the repair
   */
  public record Round(
      int number,
      ProblemKind kind,
      boolean accepted,
      Optional<Boolean> rightBefore,
      Optional<Boolean> rightAfter,
      int regressions) {
    public Round {
      rightBefore = rightBefore == null ? Optional.empty() : rightBefore;
      rightAfter = rightAfter == null ? Optional.empty() : rightAfter;
    }

    boolean beganWrong() {
      return rightBefore.isPresent() && !rightBefore.get();
    }

    boolean isFix() {
      return accepted && beganWrong() && rightAfter.orElse(false);
    }
  }

  /** A program that was right gave way to one that is not. */
  boolean isBroken() {
    return rightBefore.orElse(false) && !rightAfter.orElse(true);
  }

  /** A program that was wrong gave way to one that is right. */
  boolean isSolved() {
    return !rightBefore.orElse(true) && rightAfter.orElse(false);
  }
}
