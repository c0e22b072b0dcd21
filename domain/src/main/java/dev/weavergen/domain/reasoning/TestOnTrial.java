package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.evidence.Notation;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A generated test that the whole panel fails, though all its programs do the same. Either the
 * panel is wrong to a man or the test is; before anybody repairs anything, somebody who did not
 * write the test says which. Without such a judge the test is distrusted, for tests that models
 * write are more often wrong than whole panels.
 *
 * @param check its place among the checks
 * @param author who wrote it
 * @param call that it makes
 * @param ofPanel what the programs make of it, for example {@code returns 0}
 * @param ofTest what the test expects
 */
public record TestOnTrial(int check, String author, String call, String ofPanel, String ofTest) {
  /** A trial costs two calls of a model, and one wrong test seldom comes alone. */
  public static final int TRIALS_MAX = 2;

  private static final int PANEL_MIN = 2;

  /**
   * The next to try: the first test of the observation that was not tried yet and can be put in
   * words.
   *
   * @param tried places of tests that were tried
   * @param hasJudge whether somebody can be asked about a test of that author
   */
  public static Optional<TestOnTrial> of(
      Shown standing, Set<Integer> tried, Predicate<String> hasJudge) {
    Observation observation = standing.observation();
    if (tried.size() >= TRIALS_MAX) {
      return Optional.empty();
    }
    return IntStream.range(0, observation.checks().size())
        .filter(check -> !tried.contains(check))
        .filter(check -> observation.checks().get(check).author().filter(hasJudge).isPresent())
        .filter(check -> isDue(observation, check))
        .boxed()
        .flatMap(
            check -> Faults.failure(standing, check).map(f -> trial(standing, check, f)).stream())
        .findFirst();
  }

  /** Whether a panel of one mind fails it. */
  static boolean isDue(Observation observation, int check) {
    return observation.clusters().size() == 1
        && observation.clusters().getFirst().models().size() >= PANEL_MIN
        && allFail(observation, check);
  }

  private static boolean allFail(Observation observation, int check) {
    return observation.candidates().stream()
        .filter(facts -> facts.cluster().isPresent())
        .allMatch(
            facts -> check < facts.verdicts().length() && facts.verdicts().charAt(check) == '-');
  }

  private static TestOnTrial trial(Shown standing, int check, CheckFailure failure) {
    return new TestOnTrial(
        check,
        standing.observation().checks().get(check).author().orElse(""),
        failure.call(),
        said(failure.actual()),
        said(failure.expected()));
  }

  private static String said(String outcome) {
    return Notation.saysNoValue(outcome) ? outcome : "returns " + outcome;
  }
}
