package dev.weavergen.domain.reasoning;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When the loop ends, and why, in words with the figures that decided. The order of the questions
 * is the order of what a user would want to hear first: that the program is right, that nothing is
 * known to be wrong with it, that as much was tried as was allowed, that repairs go in a circle or
 * bring nothing, that nobody is left to ask, that asking costs more than it brings.
 *
 * <p>Nothing known to be wrong always ends it, also at a low probability: without a failing input a
 * repair can only be told from the program it repairs by agreement, which has judged already.
 *
 * <p>A member that has brought nothing in two calls running, neither a repair that was accepted nor
 * a behaviour that nobody had shown ({@link Round#barren}), is stuck and gives its place to the
 * next one ({@link Repairers}). The loop ends for want of gain when everybody is: where two members
 * are asked at once and there are no others, that is after two rounds without gain. Asking the same
 * two again and again, or giving up before the third was asked, are both wrong for a panel.
 */
public final class ConvergenceDetector {
  /** From this probability on a program without fault is taken for right. */
  static final double SURE = .9;

  private final int iterationsMax;

  public ConvergenceDetector(int iterationsMax) {
    this.iterationsMax = iterationsMax;
  }

  /** The loop's end. */
  public record End(StopReason reason, String why) {}

  /**
   * Whether it ends, before anybody is asked.
   *
   * @param standing the best program
   * @param fault what is to be repaired, if anything is known
   * @param rounds those that are over
   */
  public Optional<End> end(Shown standing, Optional<Diagnosis> fault, List<Round> rounds) {
    double probability = ExpectedGain.probability(standing);
    if (fault.isEmpty()) {
      return Optional.of(faultless(standing, probability));
    }
    if (rounds.size() >= iterationsMax) {
      return Optional.of(
          new End(
              StopReason.ITERATIONS_MAX,
              rounds.size() + (rounds.size() == 1 ? " round was" : " rounds were") + " allowed"));
    }
    return Optional.empty();
  }

  /**
   * The end for want of anybody to ask.
   *
   * @param rounds those that are over
   */
  public End nobodyLeft(Diagnosis fault, List<Round> rounds) {
    boolean stuck =
        Round.barren(rounds).values().stream().anyMatch(calls -> calls >= Round.BARREN_MAX);
    if (!stuck) {
      return new End(
          StopReason.NOBODY_TO_ASK,
          "nobody can be asked for a repair, or has a further one: " + fault.inWords());
    }
    return rounds.getLast().wasSeenBefore()
        ? new End(
            StopReason.SEEN_BEFORE,
            "all repairs of round "
                + rounds.size()
                + " do what programs do that were rejected before, and everybody was asked twice")
        : new End(
            StopReason.NO_GAIN,
            "nobody is left to ask: the last calls of the members brought no repair that was accepted and nothing new, or had nothing to give");
  }

  private static End faultless(Shown standing, double probability) {
    long examples = standing.examples().count();
    String evidence =
        examples == 0
            ? "nothing fails"
            : examples == 1 ? "the example passes" : "all " + examples + " examples pass";
    String figure = String.format(Locale.ROOT, "%s and p = %.2f", evidence, probability);
    if (standing.probability().isPresent() && probability >= SURE) {
      return new End(StopReason.CONVERGED, figure + ", at least " + SURE);
    }
    return new End(
        StopReason.NOTHING_TO_REPAIR,
        figure + ": nothing is known to be wrong, so no repair could be told to be better");
  }

  /**
   * Whether a further round is worth its cost.
   *
   * @param round its number, from 1
   * @param costUsd of asking those who would be asked
   */
  public Optional<End> notWorthIt(Shown standing, Diagnosis fault, int round, double costUsd) {
    ExpectedGain gain =
        ExpectedGain.of(fault.kind(), round, ExpectedGain.probability(standing), costUsd);
    return gain.isWorthIt()
        ? Optional.empty()
        : Optional.of(
            new End(
                StopReason.NOT_WORTH_IT,
                String.format(
                    Locale.ROOT,
                    "round %d is expected to bring %.4f USD and to cost %.4f (%s, p = %.2f)",
                    round,
                    gain.worthUsd(),
                    gain.costUsd(),
                    fault.kind().wireName(),
                    ExpectedGain.probability(standing))));
  }
}
