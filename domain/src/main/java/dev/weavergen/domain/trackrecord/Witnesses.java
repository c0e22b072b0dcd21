package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far examples and the tests that each model writes can be trusted: the shares of right and of
 * wrong programs that pass them. The tests of one generation count as one observation, as they err
 * together.
 */
final class Witnesses {
  /** Of right programs on HumanEval .86 passed gpt-4's tests and .70 gpt-3.5's. */
  private static final double TESTS_RIGHT = .75;

  /** And of wrong programs .37 and .32. */
  private static final double TESTS_WRONG = .35;

  /** Of right programs on HumanEval and MBPP .98 passed all examples. */
  private static final double EXAMPLES_RIGHT = .95;

  /** And of wrong programs .17; on tasks with more of them fewer would. */
  private static final double EXAMPLES_WRONG = .2;

  private final Map<String, Share> testsOfRight = new HashMap<>();
  private final Map<String, Share> testsOfWrong = new HashMap<>();
  private Share examplesOfRight = Share.NONE;
  private Share examplesOfWrong = Share.NONE;

  Witnesses(List<LabelledGeneration> history) {
    history.stream()
        .flatMap(generation -> generation.candidates().stream())
        .forEach(candidate -> candidate.passed().ifPresent(right -> add(candidate, right)));
  }

  private void add(Candidate candidate, boolean right) {
    Map<String, Share> shares = right ? testsOfRight : testsOfWrong;
    for (TestTally tests : candidate.tests()) {
      shares.merge(tests.author(), Share.NONE.plus(tests.share()), Share::sum);
    }
    if (candidate.showing() != Showing.NO_EXAMPLES) {
      boolean passes = candidate.showing() == Showing.EXAMPLES_PASSED;
      if (right) {
        examplesOfRight = examplesOfRight.plus(passes);
      } else {
        examplesOfWrong = examplesOfWrong.plus(passes);
      }
    }
  }

  Reliability tests(String author) {
    return Reliability.of(
        testsOfRight.getOrDefault(author, Share.NONE).shrunkTo(TESTS_RIGHT),
        testsOfWrong.getOrDefault(author, Share.NONE).shrunkTo(TESTS_WRONG));
  }

  Reliability examples() {
    return Reliability.of(
        examplesOfRight.shrunkTo(EXAMPLES_RIGHT), examplesOfWrong.shrunkTo(EXAMPLES_WRONG));
  }
}
