package dev.weavergen.domain.reasoning;

import java.util.List;
import java.util.Optional;

/**
 * One turn of the loop that is over.
 *
 * @param number from 1
 * @param diagnosis one line for people
 * @param author the member whose repair was judged last: the accepted one, else the best of those
 *     that were rejected; empty when nobody gave a program
 * @param asked the members that were asked, in that order; empty when a program that was there
 *     already was taken
 * @param declined those of them that had nothing to give; a call that was not paid is no answer
 * @param program SHA-256 of the author's repair
 * @param scoreBefore of the program that was to be repaired, in [0, 1]
 * @param scoreAfter of the author's repair, in [0, 1]
 * @param accepted whether the repair is the answer from now on
 * @param why it is or is not, for people
 * @param difference the first inputs on which the two programs part, for people
 * @param regressions how many examples and trusted tests passed before and fail with the repair;
 *     above 0 only for one that was rejected
 */
public record Iteration(
    int number,
    ProblemKind kind,
    String diagnosis,
    Optional<String> author,
    List<String> asked,
    List<String> declined,
    Optional<String> program,
    double scoreBefore,
    double scoreAfter,
    boolean accepted,
    String why,
    List<String> difference,
    int regressions) {
  public Iteration {
    asked = List.copyOf(asked);
    declined = declined == null ? List.of() : List.copyOf(declined);
    difference = List.copyOf(difference);
  }
}
