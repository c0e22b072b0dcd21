package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Answer;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Locale;
import java.util.Optional;

/**
 * Predicts while nothing is learned: the seed formula, calibrated, times what the evidence says.
 *
 * <p>The prior is the seed formula with one change: of the words that it looks for only those count
 * that stand among the names that the program reads. A comment can hold every word of the intent
 * and costs nothing. Its score is brought to log-odds by two constants. Each further tier adds the
 * log of a likelihood ratio: agreement with different programs of others, then examples and tests
 * as track records know them. The constants are rounded from 82 tasks of HumanEval (five models,
 * and ten) and 250 of MBPP (three); fitting them to either would make its figures better and those
 * of other tasks worse.
 *
 * <p>So it is honest only as far as models and tasks are like those: it does not know how hard a
 * task is. Whatever is learned is first measured against it.
 */
public final class ColdStart implements Predictor {
  /** What such a prediction names as its predictor. */
  public static final String NAME = "seed";

  /** Nothing is so sure that nobody has seen it fail (ALGORITHMS, prediction). */
  private static final double PROBABILITY_MAX = .99;

  @Override
  public Prediction candidate(
      GenerationCase generation, int candidate, Tier tier, TrackRecords records) {
    LogOdds odds = odds(generation, candidate, tier, records);
    return odds.prediction(
        generation.tier(candidate, tier), NAME, SeedFormula.score(generation, candidate, records));
  }

  @Override
  public Optional<Prediction> answer(GenerationCase generation, TrackRecords records) {
    return generation
        .answer()
        .map(answer -> {
          LogOdds odds = odds(generation, answer.candidate(), generation.answerTier(), records);
          double consensus = consensus(answer, odds.clipped());
          odds.add(
              "consensus",
              generation.speaksForItself(answer.candidate()) ? consensus : Math.min(0, consensus),
              String.format(Locale.ROOT, "the consensus scores its choice %.2f", answer.score()));
          return odds.prediction(
              generation.answerTier(),
              NAME,
              SeedFormula.score(generation, answer.candidate(), records));
        });
  }

  /**
   * What being the chosen one adds to a candidate's log-odds while no label says more.
   *
   * @param logOdds of the candidate, without it
   */
  public static double consensus(Answer answer, double logOdds) {
    return ColdEvidence.consensus(answer, logOdds);
  }

  private static LogOdds odds(
      GenerationCase generation, int candidate, Tier tier, TrackRecords records) {
    LogOdds odds = new LogOdds(PROBABILITY_MAX);
    ColdPrior.add(generation, candidate, records, odds);
    ColdEvidence evidence = new ColdEvidence(generation, candidate, records, odds);
    switch (generation.tier(candidate, tier)) {
      case STATIC -> {}
      case AGREEMENT -> evidence.agreement();
      case EVIDENCE -> evidence.checks();
    }
    return odds;
  }
}
