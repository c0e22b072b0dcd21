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
              "Track records improve on the consensus without labels"),
          beats(Arms.REASONING, Arms.CONSENSUS, "Reasoning improves on the consensus"),
          beats(
              Arms.REASONING_NO_LABELS,
              Arms.CONSENSUS_NO_LABELS,
              "Reasoning without any label improves on the consensus without labels"),
          beats(
              Arms.REASONING,
              Arms.BEST_OWN_REPAIRS,
              "Reasoning beats the best member that repairs its own programs"),
          beats(Arms.REASONING, Arms.BEST_SINGLE, "Reasoning beats the best single model"),
          beats(Arms.REASONING, Arms.MEAN_SINGLE, "Reasoning beats a model picked by chance"));

  /**
   * The claims about the arms at hand: those fixed in advance, one against every author of
   * generated tests, who could have written the program alone, and one against every member that
   * repairs its own programs.
   */
  static List<Hypothesis> standard(SortedSet<String> arms) {
    return Stream.of(
            STANDARD.stream(),
            each(
                arms,
                Arms.TEST_AUTHOR,
                Arms.CONSENSUS,
                "The consensus beats the author of its tests, "),
            each(arms, Arms.OWN_REPAIRS, Arms.REASONING, "Reasoning beats the own repairs of "))
        .flatMap(each -> each)
        .filter(hypothesis -> arms.contains(hypothesis.a()) && arms.contains(hypothesis.b()))
        .toList();
  }

  private static Stream<Hypothesis> each(
      SortedSet<String> arms, String kind, String ours, String statement) {
    return arms.stream()
        .filter(arm -> arm.startsWith(kind))
        .map(arm -> beats(ours, arm, statement + arm.substring(kind.length())));
  }

  private static Hypothesis beats(String a, String b, String statement) {
    return new Hypothesis(a + "-beats-" + b, statement, a, b);
  }
}
