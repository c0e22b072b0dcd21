package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.trackrecord.RecordCounts.Author;
import dev.weavergen.domain.trackrecord.RecordCounts.Passing;
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

  private final Map<String, Passing> tests = new HashMap<>();
  private final Passing examples;

  Witnesses(List<Author> authors, Passing examples) {
    authors.forEach(author -> tests.put(author.model(), author.tests()));
    this.examples = examples;
  }

  Reliability tests(String author) {
    Passing passing = tests.getOrDefault(author, Passing.NONE);
    return Reliability.of(
        passing.ofRight().shrunkTo(TESTS_RIGHT), passing.ofWrong().shrunkTo(TESTS_WRONG));
  }

  Reliability examples() {
    return Reliability.of(
        examples.ofRight().shrunkTo(EXAMPLES_RIGHT), examples.ofWrong().shrunkTo(EXAMPLES_WRONG));
  }
}
