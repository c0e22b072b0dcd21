package dev.weavergen.domain.reasoning;

import java.util.List;

/**
 * What a further round is worth and what it costs, in US dollars.
 *
 * <p>A round is worth the probability that it makes a wrong program right: that the program is
 * wrong, times how often a fault of its kind is repaired at all, times the share of all repairs
 * that come in the round of that number, times what a right program is worth. Until knowledge
 * carries them the shares are a stated prior: name errors are repaired 77 % of the time and
 * assertion errors 45 %, nearly all in the first two rounds (a study of seven models, ALGORITHMS,
 * measured). Kinds between them are set between them. To repair what is not known to be wrong
 * hardly ever helps and may harm.
 *
 * <p>It costs what those who would be asked cost so far in this generation, by their own calls: the
 * price, and a small price of every token, so that a model on one's own machine is not asked for
 * ever because nobody sends a bill. A member that replays a file costs nothing, and then nothing
 * but the rounds allowed and the want of new ideas ends the loop.
 *
 * @param worthUsd of the round
 * @param costUsd of it
 */
public record ExpectedGain(double worthUsd, double costUsd) {
  /** What a right program is worth: about a minute of a programmer's time. */
  static final double RIGHT_PROGRAM_USD = 1;

  /** What a token is taken to cost at least, on one's own machine. */
  public static final double TOKEN_USD_MIN = 1e-6;

  /** Which share of all repairs comes in the first round, the second, and so on. */
  private static final List<Double> ROUNDS = List.of(.60, .25, .08, .04, .03);

  /** Nothing was predicted: as if the program were as likely right as wrong. */
  private static final double PROBABILITY_UNKNOWN = .5;

  /**
   * @param round from 1
   * @param probability that the program is right already
   */
  static ExpectedGain of(ProblemKind kind, int round, double probability, double costUsd) {
    double inRound = ROUNDS.get(Math.min(round, ROUNDS.size()) - 1);
    return new ExpectedGain(
        repaired(kind) * inRound * missing(kind, probability) * RIGHT_PROGRAM_USD, costUsd);
  }

  /** A slow program is known to be slow, however probably it is right. */
  private static double missing(ProblemKind kind, double probability) {
    return kind == ProblemKind.COST ? 1 : 1 - probability;
  }

  static double probability(Shown shown) {
    return shown.probability().orElse(PROBABILITY_UNKNOWN);
  }

  boolean isWorthIt() {
    return worthUsd >= costUsd;
  }

  /** How often a fault of that kind is repaired, in all rounds together. */
  static double repaired(ProblemKind kind) {
    return switch (kind) {
      case NAME, IMPORT, COMPILE -> .77;
      case NO_PROGRAM, EXCEPTION -> .6;
      case WRONG_VALUE -> .45;
      case TIMEOUT, COST -> .4;
      case DISAGREEMENT -> .02;
    };
  }
}
