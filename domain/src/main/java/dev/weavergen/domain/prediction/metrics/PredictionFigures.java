package dev.weavergen.domain.prediction.metrics;

import java.util.List;
import java.util.Optional;

/**
 * How good the predictions of one predictor were. Accuracy says little without the share of the
 * majority class beside it, and calibration little without a figure of discrimination; so they are
 * always given together.
 *
 * @param predictions that were judged
 * @param groups that they belong to
 * @param majority share of the more frequent outcome: the accuracy of who always says the same
 * @param accuracy share on the right side of .5; .5 itself says "right"
 * @param auc probability that a right program was given more than a wrong one, ties count half;
 *     empty when all are right or all are wrong
 * @param brier mean squared distance from the truth
 * @param brierSkill 1 − Brier score / that of always saying the base rate; empty like {@code auc}
 * @param logLoss mean negative log-likelihood in nats, probabilities clipped to [1e-6, 1 − 1e-6]
 * @param calibrationError expected calibration error over {@link #BINS} bins of equal mass
 * @param coverage accuracy on the most confident, which are those furthest from .5
 * @param reliability the bins, by rising probability
 * @param riskCoverage what is returned and what of it is wrong, by falling threshold
 */
public record PredictionFigures(
    int predictions,
    int groups,
    Figure majority,
    Figure accuracy,
    Optional<Figure> auc,
    Figure brier,
    Optional<Figure> brierSkill,
    Figure logLoss,
    Figure calibrationError,
    List<Coverage> coverage,
    List<Bin> reliability,
    List<Point> riskCoverage) {
  /** Bins of the calibration error and of the reliability diagram. */
  public static final int BINS = 10;

  /** Points of the risk–coverage curve at most. */
  static final int POINTS_MAX = 50;

  private static final List<Double> SHARES = List.of(.7, .8, .9);

  public PredictionFigures {
    coverage = List.copyOf(coverage);
    reliability = List.copyOf(reliability);
    riskCoverage = List.copyOf(riskCoverage);
  }

  /**
   * @param share of the predictions that is looked at
   * @param accuracy on it
   */
  public record Coverage(double share, Figure accuracy) {}

  /**
   * A bin of the reliability diagram.
   *
   * @param predicted mean probability
   * @param observed share of right ones, with the interval of the bootstrap
   */
  public record Bin(int predictions, double predicted, Figure observed) {}

  /**
   * A point of the risk–coverage curve.
   *
   * @param threshold programs of at least this probability are returned
   * @param coverage their share of all
   * @param risk the share of wrong ones among them
   */
  public record Point(double threshold, double coverage, double risk) {}

  /**
   * @param judged in any order; all figures are 0 without a prediction
   */
  public static PredictionFigures of(List<Judged> judged) {
    Sample sample = Sample.of(judged);
    GroupBootstrap bootstrap = new GroupBootstrap(sample);
    boolean both = sample.rights() > 0 && sample.rights() < sample.size();
    return new PredictionFigures(
        sample.size(),
        sample.groups(),
        bootstrap.figure(Measures::majority),
        bootstrap.figure(Measures::accuracy),
        both ? Optional.of(bootstrap.figure(Measures::auc)) : Optional.empty(),
        bootstrap.figure(Measures::brier),
        both ? Optional.of(bootstrap.figure(Measures::brierSkill)) : Optional.empty(),
        bootstrap.figure(Measures::logLoss),
        bootstrap.figure(Measures::calibrationError),
        SHARES.stream()
            .map(share ->
                new Coverage(
                    share,
                    bootstrap.figure((rows, weights) -> Measures.accuracyAt(share, rows, weights))))
            .toList(),
        Reliability.bins(sample, bootstrap),
        Curve.of(sample));
  }
}
