package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The tests written by models that may start, and forbid, a repair: those that are right with a
 * probability of at least {@value #TRUSTED}. Acting on a failed generated test that was not
 * examined is where every repair that made a right program wrong came from, since 15 to 70 % of
 * them are wrong (measured on three authors).
 *
 * <p>A test is right with the probability that its author's tests are, and each behaviour of the
 * panel is a witness: by Bayes' rule a program that is right passes a right test and fails a wrong
 * one. How probably it is right its prediction says, so that the answer speaks louder than a
 * program that nobody believes in; one that fails an example is known to be wrong and says next to
 * nothing, since wrong programs pass right and wrong tests about as often ({@value #WRONG_PASSES};
 * .32 to .37 of the tests of two authors, right and wrong together, were measured): models misread
 * an intent alike. Where every program fails an example no test is therefore trusted beyond its
 * author's word. Programs that behave alike say one thing and are heard once; a test's author is
 * not heard on its own test. Compare B4 (arXiv 2409.08692), which asks which set of programs and
 * tests is right; here the answer stands and single tests are in doubt.
 *
 * <p>What a trial found goes before all of this, and a test that is to be tried first ({@link
 * TestOnTrial}) is not trusted before.
 *
 * @param checks their places among the observation's checks, in order
 * @param upheld those of them that a trial found right: passing one is gained as an example is
 */
public record TrustedChecks(List<Integer> checks, List<Integer> upheld) {
  /** Nothing but the examples counts. */
  public static final TrustedChecks NONE = new TrustedChecks(List.of(), List.of());

  /** From this posterior on a test counts as an example does. */
  static final double TRUSTED = .9;

  /** Of tests of an author of whom nothing is known. */
  public static final double UNKNOWN_AUTHOR = .85;

  private static final double WRONG_PASSES = .4;

  /** No prediction is trusted further than this. */
  private static final double PROBABILITY_MIN = .05;

  private static final double PROBABILITY_UNKNOWN = .5;

  public TrustedChecks {
    checks = List.copyOf(checks);
    upheld = List.copyOf(upheld);
  }

  /**
   * @param observation of the first programs
   * @param probabilities that each member's program is right, by member
   * @param authors how probably a test of that author is right, in (0, 1)
   * @param trials whether the test at that place is right, as far as a trial found; a test that was
   *     tried without a finding is mapped to false
   */
  public static TrustedChecks of(
      Observation observation,
      Map<String, Double> probabilities,
      ToDoubleFunction<String> authors,
      Map<Integer, Boolean> trials) {
    return new TrustedChecks(
        IntStream.range(0, observation.checks().size())
            .filter(check -> observation.checks().get(check).author().isPresent())
            .filter(check ->
                trials.containsKey(check)
                    ? trials.getOrDefault(check, false)
                    : !TestOnTrial.isDue(observation, check)
                        && posterior(observation, check, probabilities, authors) >= TRUSTED)
            .boxed()
            .toList(),
        trials.keySet().stream()
            .filter(check -> trials.getOrDefault(check, false))
            .sorted()
            .toList());
  }

  private static double posterior(
      Observation observation,
      int check,
      Map<String, Double> probabilities,
      ToDoubleFunction<String> authors) {
    CheckFacts test = observation.checks().get(check);
    String author = test.author().orElseThrow();
    double prior = authors.applyAsDouble(author);
    double logOdds = StrictMath.log(prior / (1 - prior));
    for (ClusterFacts cluster : observation.clusters()) {
      logOdds +=
          cluster.models().stream()
              .filter(member -> !ModelNames.sameModel(member, author))
              .flatMap(member -> observation.of(member).stream())
              .max(Comparator.comparingDouble(facts -> probability(facts, probabilities)))
              .map(facts -> witness(facts, check, probability(facts, probabilities)))
              .orElse(0.0);
    }
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  private static double probability(CandidateFacts facts, Map<String, Double> probabilities) {
    if (facts
        .verdicts()
        .substring(0, Math.min(facts.examplesTotal(), facts.verdicts().length()))
        .contains("-")) {
      return PROBABILITY_MIN;
    }
    double known = probabilities.getOrDefault(facts.model(), PROBABILITY_UNKNOWN);
    return Math.clamp(known, PROBABILITY_MIN, 1 - PROBABILITY_MIN);
  }

  private static double witness(CandidateFacts facts, int check, double right) {
    char verdict = check < facts.verdicts().length() ? facts.verdicts().charAt(check) : '?';
    double wrong = 1 - right;
    return switch (verdict) {
      case '+' -> StrictMath.log((right + wrong * WRONG_PASSES) / (wrong * WRONG_PASSES));
      case '-' -> StrictMath.log(wrong * (1 - WRONG_PASSES) / (right + wrong * (1 - WRONG_PASSES)));
      default -> 0;
    };
  }

  /** The share of them that a program passes; empty when there are none. */
  OptionalDouble share(Shown shown) {
    return checks.stream().mapToDouble(check -> shown.passes(check) ? 1 : 0).average();
  }
}
