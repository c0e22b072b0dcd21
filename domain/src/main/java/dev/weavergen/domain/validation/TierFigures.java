package dev.weavergen.domain.validation;

import dev.weavergen.domain.prediction.metrics.Figure;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.metrics.PredictionFigures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How good some predictions were, as the report gives it. What cannot be said of them, such as the
 * AUC of programs that are all right, is absent and never a number.
 *
 * @param n predictions that were judged
 * @param tasks that they belong to
 * @param accuracy share on the right side of .5
 * @param majority share of the more frequent outcome: what saying always the same would reach
 * @param ece expected calibration error, ten bins of equal mass
 * @param coverage accuracy on the most confident share, by that share
 * @param ci95 of each figure, low end first, by drawing tasks; a coverage goes by {@code coverage.}
 *     and its share
 * @param note what a reader has to know before the numbers
 */
public record TierFigures(
    int n,
    int tasks,
    double accuracy,
    double majority,
    Optional<Double> auc,
    double brier,
    Optional<Double> brierSkill,
    double ece,
    Map<String, Double> coverage,
    Map<String, List<Double>> ci95,
    List<PredictionFigures.Bin> reliability,
    List<PredictionFigures.Point> riskCoverage,
    Optional<String> note) {
  /** With fewer tasks the figures say next to nothing. */
  static final int TASKS_MIN = 10;

  public TierFigures {
    coverage = Collections.unmodifiableMap(new LinkedHashMap<>(coverage));
    ci95 = Collections.unmodifiableMap(new LinkedHashMap<>(ci95));
    reliability = List.copyOf(reliability);
    riskCoverage = List.copyOf(riskCoverage);
    note = note == null ? Optional.empty() : note;
  }

  /** Empty without a prediction. */
  static Optional<TierFigures> of(List<Judged> judged) {
    return judged.isEmpty() ? Optional.empty() : Optional.of(of(PredictionFigures.of(judged)));
  }

  private static TierFigures of(PredictionFigures figures) {
    Map<String, Figure> named = new LinkedHashMap<>();
    named.put("accuracy", figures.accuracy());
    named.put("majority", figures.majority());
    figures.auc().ifPresent(auc -> named.put("auc", auc));
    named.put("brier", figures.brier());
    figures.brierSkill().ifPresent(skill -> named.put("brierSkill", skill));
    named.put("ece", figures.calibrationError());
    Map<String, Double> coverage = new LinkedHashMap<>();
    for (PredictionFigures.Coverage row : figures.coverage()) {
      named.put("coverage." + row.share(), row.accuracy());
      coverage.put(String.valueOf(row.share()), row.accuracy().value());
    }
    Map<String, List<Double>> intervals = new LinkedHashMap<>();
    named.forEach((name, figure) -> intervals.put(name, List.of(figure.low(), figure.high())));
    return new TierFigures(
        figures.predictions(),
        figures.groups(),
        figures.accuracy().value(),
        figures.majority().value(),
        figures.auc().map(Figure::value),
        figures.brier().value(),
        figures.brierSkill().map(Figure::value),
        figures.calibrationError().value(),
        coverage,
        intervals,
        figures.reliability(),
        figures.riskCoverage(),
        note(figures));
  }

  private static Optional<String> note(PredictionFigures figures) {
    if (figures.auc().isEmpty()) {
      return Optional.of(
          "all programs have the same label, so nothing can be told apart: there is no AUC and no Brier skill");
    }
    return figures.groups() < TASKS_MIN
        ? Optional.of(
            "%d tasks are too few for figures that mean anything; %d would be the least"
                .formatted(figures.groups(), TASKS_MIN))
        : Optional.empty();
  }
}
