package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.consensus.dissent.ExpectedOutcome;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.intent.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a repair takes the place of the program it repairs: nothing that passed may fail, and
 * something must be gained. "Passed" is said of examples and of trusted tests, by the same checks
 * of both programs; an example that is written into a repair is not passed by it; where the checks
 * are not the same, nothing can be compared and nothing is accepted. Gained is a further example,
 * or a test that a trial upheld, or more than {@value #SCORE_RISE} of the score, which is what
 * repairs of a program that cannot be called, or that only fails trusted tests, can show.
 *
 * <p>Cost is no gain of a repair of what is wrong, or a program could do otherwise because it is
 * fast.
 *
 * <p>A repair that does the same on every input is none, even though its score may differ: as a
 * further program of that behaviour on the panel it would vouch for itself.
 *
 * <p>Nor is one that returns nothing on any input, where its predecessor returned something: most
 * patches that merely pass the tests delete what fails (Qi, Long, Achour and Rinard, "An analysis
 * of patch plausibility and correctness", ISSTA 2015), and an example whose value is none invites
 * it.
 *
 * <p>What a person or a judge has settled stays settled: on the input that was asked about the
 * repair must do what the settled program does.
 *
 * <p>A repair for the sake of cost must do the same ({@link Substitution}) and cost clearly less.
 */
public final class Acceptance {
  /** Less is within the noise of predictions. */
  static final double SCORE_RISE = .1;

  private final TrustedChecks trusted;
  private final CodeEvaluator evaluator;
  private final CodeEvaluator plain;
  private final BiPredicate<Shown, Shown> keepsSettlement;

  public Acceptance(
      TrustedChecks trusted, CodeEvaluator evaluator, BiPredicate<Shown, Shown> keepsSettlement) {
    this.trusted = trusted;
    this.evaluator = evaluator;
    this.plain = evaluator.withoutCost();
    this.keepsSettlement = keepsSettlement;
  }

  /**
   * What was found.
   *
   * @param why for people
   * @param regressions examples and trusted tests that passed and do not pass any more
   */
  public record Finding(boolean accepted, String why, double score, int regressions) {}

  /** Judges a repair of what is wrong. */
  public Finding of(Shown before, Shown after) {
    double score = evaluator.score(after);
    int regressions = regressions(before, after);
    Optional<String> refused = refused(before, after, regressions);
    if (refused.isPresent()) {
      return new Finding(false, refused.get(), score, regressions);
    }
    if (Conduct.of(after).isLike(Conduct.of(before))) {
      return new Finding(false, "it does the same on every input", score, 0);
    }
    long examples = gained(before, after, after.examples());
    long upheld = gained(before, after, trusted.upheld().stream().mapToInt(Integer::intValue));
    double rise = plain.score(after) - plain.score(before);
    if (examples > 0) {
      return new Finding(
          true,
          examples + (examples == 1 ? " more example passes" : " more examples pass"),
          score,
          0);
    }
    if (upheld > 0) {
      return new Finding(true, "a test that was upheld in a trial passes", score, 0);
    }
    return new Finding(rise > SCORE_RISE, rise(rise), score, 0);
  }

  private static long gained(Shown before, Shown after, IntStream checks) {
    return checks.filter(check -> !before.passes(check) && after.passes(check)).count();
  }

  private static String rise(double rise) {
    return String.format(
        Locale.ROOT,
        rise > SCORE_RISE
            ? "the score rises by %.2f and nothing that passed fails"
            : "no further example passes and the score changes by %+.2f, which is no gain above .10",
        rise);
  }

  /** Judges a repair of a right program's cost. */
  public Finding ofCost(Shown before, Shown after) {
    double score = evaluator.score(after);
    int regressions = regressions(before, after);
    Optional<String> refused = refused(before, after, regressions);
    if (refused.isPresent()) {
      return new Finding(false, refused.get(), score, regressions);
    }
    Substitution substitution = new Substitution(before, after);
    if (!substitution.isFair()) {
      return new Finding(false, "it does not do the same", score, 0);
    }
    MeasuredCost was = MeasuredCost.of(before.facts());
    MeasuredCost is = MeasuredCost.of(after.facts());
    boolean less =
        is.isLowerThan(was)
            || is.isClearlyFasterThan(was)
            || (is.order().isEmpty() && substitution.endsMore());
    return new Finding(
        less,
        (less ? "the same at less cost: " : "it costs no less: ")
            + is.inWords()
            + " instead of "
            + was.inWords(),
        score,
        0);
  }

  private Optional<String> refused(Shown before, Shown after, int regressions) {
    if (!after.observation().checks().equals(before.observation().checks())) {
      return Optional.of("it was not run with the same checks, so nothing can be compared");
    }
    if (!after.loaded()) {
      return Optional.of("it cannot be called: " + after.facts().load().orElse("not run"));
    }
    if (regressions > 0) {
      return Optional.of(
          regressions == 1
              ? "an example or trusted test that passed fails with it"
              : regressions + " examples or trusted tests that passed fail with it");
    }
    if (after.returnsNothing() && !before.returnsNothing()) {
      return Optional.of("it returns nothing whatever it is given");
    }
    return keepsSettlement.test(before, after)
        ? Optional.empty()
        : Optional.of("it undoes what was settled");
  }

  private int regressions(Shown before, Shown after) {
    return (int)
        IntStream.concat(before.examples(), trusted.checks().stream().mapToInt(Integer::intValue))
            .filter(check -> before.isLostBy(after, check))
            .count();
  }

  /**
   * What a settlement forbids.
   *
   * @param consensus that the settlement led to
   * @param language of the programs
   */
  public static BiPredicate<Shown, Shown> settlement(
      Optional<Settlement> settlement, Consensus consensus, Language language) {
    return settlement
        .<BiPredicate<Shown, Shown>>map(settled ->
            (before, after) ->
                calls(settled, consensus)
                    .allMatch(call -> keeps(settled, call, language, before, after)))
        .orElse((_, _) -> true);
  }

  private static Stream<String> calls(Settlement settlement, Consensus consensus) {
    return switch (settlement) {
      case Settlement.ValueExpected(String call, _) -> Stream.of(call);
      case Settlement.ClusterChosen _, Settlement.JudgeFavours _ ->
          consensus.dissent().stream()
              .filter(dissent -> dissent.outcomes().containsKey(consensus.chosen()))
              .map(Dissent::input)
              .limit(1);
    };
  }

  private static boolean keeps(
      Settlement settlement, String call, Language language, Shown before, Shown after) {
    Optional<String> was = before.outcome(call);
    Optional<String> is = after.outcome(call);
    if (settlement instanceof Settlement.ValueExpected value) {
      ExpectedOutcome expected = new ExpectedOutcome(value, language);
      return was.filter(expected::is).isEmpty() || is.filter(expected::is).isPresent();
    }
    return was.isEmpty() || was.equals(is);
  }
}
