package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.training.TrainedPredictor.RiskRow;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * What answers above a threshold are worth (El-Yaniv and Wiener 2010). The interval is the exact
 * one of Clopper and Pearson (1934); answers to one intent are not independent, so it counts
 * intents and not answers.
 */
final class RiskCoverage {
  private static final double[] THRESHOLDS = {
    .99, .98, .97, .96, .95, .94, .93, .92, .91, .9, .88, .86, .84, .82, .8, .75, .7, .65, .6, .55,
    .5, .4, .3, .2, .1, 0
  };

  /** Of a 95 % interval with two ends. */
  private static final double UPPER = .975;

  private static final double ROUNDING = 1e-9;

  private RiskCoverage() {}

  /**
   * @param answers that the predictor was not trained on
   * @return thresholds that no answer reaches are missing, and those that add none to a higher one
   */
  static List<RiskRow> of(List<Judged> answers) {
    List<RiskRow> rows = new ArrayList<>();
    int before = 0;
    for (double threshold : THRESHOLDS) {
      List<Judged> returned =
          answers.stream().filter(answer -> answer.probability() >= threshold).toList();
      if (returned.size() > before) {
        rows.add(row(threshold, returned, answers.size()));
        before = returned.size();
      }
    }
    return rows;
  }

  private static RiskRow row(double threshold, List<Judged> returned, int all) {
    int n = returned.size();
    double risk = (double) returned.stream().filter(answer -> !answer.right()).count() / n;
    int intents = (int) returned.stream().map(Judged::group).distinct().count();
    double high = high(intents, (int) StrictMath.ceil(risk * intents - ROUNDING));
    return new RiskRow(
        threshold, LogOdds.rounded((double) n / all), LogOdds.rounded(risk), rounded(high), n);
  }

  /** A quantile of the beta distribution; where all are wrong it has none. */
  private static double high(int n, int wrong) {
    return wrong >= n
        ? 1
        : new BetaDistribution(wrong + 1.0, n - wrong).inverseCumulativeProbability(UPPER);
  }

  private static double rounded(double high) {
    return Math.min(1, LogOdds.rounded(high));
  }
}
