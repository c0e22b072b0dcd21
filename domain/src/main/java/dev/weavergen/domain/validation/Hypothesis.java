package dev.weavergen.domain.validation;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What is to be judged, before anybody looked at the numbers.
 *
 * @param id stable, in kebab case
 * @param statement that arm {@code a} passes more tasks than arm {@code b}, for people
 * @param a the arm that is said to be better
 * @param b the arm it is compared with
 */
public record Hypothesis(String id, String statement, String a, String b) {
  private static final List<Hypothesis> STANDARD =
      List.of(
          beats(Arms.CONSENSUS, Arms.BEST_SINGLE, "The consensus beats the best single model"),
          beats(
              Arms.CONSENSUS_NO_LABELS,
              Arms.BEST_SINGLE,
              "The consensus without any label beats the best single model"),
          beats(Arms.CONSENSUS, Arms.MEAN_SINGLE, "The consensus beats a model picked by chance"),
          beats(Arms.CONSENSUS, Arms.MAJORITY, "The consensus beats the majority by behaviour"),
          beats(Arms.CONSENSUS, Arms.TEXT_SIMILARITY, "The consensus beats voting by similar text"),
          beats(
              Arms.CONSENSUS,
              Arms.SEED_FORMULA,
              "The consensus beats choosing by the seed formula"),
          beats(
              Arms.CONSENSUS,
              Arms.CONSENSUS_NO_LABELS,
              "Track records improve on the consensus without labels"));

  /**
   * The claims about the arms at hand: those fixed in advance, and one against every author of
   * generated tests, who could have written the program alone.
   */
  static List<Hypothesis> standard(SortedSet<String> arms) {
    Stream<Hypothesis> authors =
        arms.stream()
            .filter(arm -> arm.startsWith(Arms.TEST_AUTHOR))
            .map(arm ->
                beats(
                    Arms.CONSENSUS,
                    arm,
                    "The consensus beats the author of its tests, "
                        + arm.substring(Arms.TEST_AUTHOR.length())));
    return Stream.concat(STANDARD.stream(), authors)
        .filter(hypothesis -> arms.contains(hypothesis.a()) && arms.contains(hypothesis.b()))
        .toList();
  }

  private static Hypothesis beats(String a, String b, String statement) {
    return new Hypothesis(a + "-beats-" + b, statement, a, b);
  }
}
