package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Locale;

/** The seed formula as log-odds, without the words that a program says. */
final class ColdPrior {
  /** Of what models of 2023 wrote for both benchmarks .60 was right, with a median score of .75. */
  private static final double BASE = .3;

  private static final double TYPICAL_SCORE = .75;

  /**
   * Log-odds that a score higher by 1 is worth. Four panels gave 11, 16, 33 and 47; less than the
   * least of them, as panels differ so much.
   */
  private static final double SLOPE = 8;

  /**
   * For each e-fold complexity; the sign is what counts: where more is asked of a program it is
   * more often wrong. Cyclomatic complexity alone had an AUC of .41 and .44 on the benchmarks.
   */
  private static final double COMPLEXITY = -.2;

  /** Two branches, which the median program had. */
  private static final double TYPICAL_COMPLEXITY = StrictMath.log(2);

  /** The half of the semantic score that returned values earn. */
  private static final double RETURNS = .5;

  private ColdPrior() {}

  /** Of a program that could not be read only the base rate is known. */
  static void add(GenerationCase generation, int candidate, TrackRecords records, LogOdds odds) {
    odds.add("base rate", BASE, "what models wrote for such tasks is more often right than not");
    double historical =
        HistoricalLearner.score(
            generation.generation().candidates().get(candidate).model(),
            generation.generation().taskClass(),
            records);
    double score =
        SeedFormula.score(
            withoutWords(generation.seeds().get(candidate), generation.features().get(candidate)),
            historical);
    if (generation.features().get(candidate).value(Feature.COMPILES).isEmpty()) {
      return;
    }
    odds.add("seed formula", SLOPE * (score - TYPICAL_SCORE), words(score));
    complexity(generation.features().get(candidate), odds);
  }

  private static void complexity(FeatureVector features, LogOdds odds) {
    features
        .value(Feature.CYCLOMATIC)
        .ifPresent(known ->
            odds.add(
                Feature.CYCLOMATIC.wireName(),
                COMPLEXITY * (known - TYPICAL_COMPLEXITY),
                "its most complex function has complexity " + Math.round(StrictMath.exp(known))));
  }

  private static String words(double score) {
    String reads = score >= TYPICAL_SCORE ? "reads like that of right programs" : "raises doubts";
    return String.format(Locale.ROOT, "its text %s (%.2f without its words)", reads, score);
  }

  /**
   * The semantic score is half words, half returned values. Words cost nothing to say, in comments,
   * in strings and in names, so none of them counts.
   */
  private static SeedScores withoutWords(SeedScores scores, FeatureVector features) {
    double compiles = features.value(Feature.COMPILES).orElse(SeedFormula.UNKNOWN);
    double returns = compiles * features.value(Feature.RETURNS).orElse(1);
    return new SeedScores(scores.syntax(), RETURNS * returns, scores.pattern());
  }
}
