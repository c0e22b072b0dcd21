package dev.weavergen.domain.validation;

import dev.weavergen.domain.learning.LearningCurve;
import dev.weavergen.domain.prediction.metrics.Figure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the probabilities of an evaluation were worth. Every program was predicted by what the tasks
 * of other folds taught; neither the predictor nor its track records knew anything of its task.
 *
 * @param tiers of all labelled candidates, by what the prediction could build on; a tier that no
 *     task allows is missing
 * @param seedFormula of the same candidates: the seed formula's score, turned into a probability
 *     (Platt scaling) by the labels of other folds
 * @param coldStart what is predicted before there is any label, by tier
 * @param answers of the programs that the generations returned, at the highest tier of each
 * @param curve the evidence tier after a few labelled tasks
 * @param note why there is nothing, or what a reader has to know
 */
public record PredictionSection(
    Map<String, TierFigures> tiers,
    Optional<TierFigures> seedFormula,
    Map<String, TierFigures> coldStart,
    Optional<TierFigures> answers,
    List<CurveRow> curve,
    Optional<String> note) {
  public PredictionSection {
    tiers = Collections.unmodifiableMap(new LinkedHashMap<>(tiers));
    coldStart = Collections.unmodifiableMap(new LinkedHashMap<>(coldStart));
    curve = List.copyOf(curve);
    seedFormula = seedFormula == null ? Optional.empty() : seedFormula;
    answers = answers == null ? Optional.empty() : answers;
    note = note == null ? Optional.empty() : note;
  }

  /**
   * A point of the learning curve.
   *
   * @param tasks that were learned from, the first ones of a random order
   * @param accuracy on the other tasks, mean over the orders
   * @param auc the same
   * @param brier the same
   * @param orders how many there were
   * @param middle95 of the orders, low end first, by figure
   */
  public record CurveRow(
      int tasks,
      double accuracy,
      double auc,
      double brier,
      int orders,
      Map<String, List<Double>> middle95) {
    public CurveRow {
      middle95 = Collections.unmodifiableMap(new LinkedHashMap<>(middle95));
    }

    static List<CurveRow> of(LearningCurve curve) {
      return curve.points().stream()
          .map(point ->
              new CurveRow(
                  point.tasks(),
                  point.accuracy().value(),
                  point.auc().value(),
                  point.brier().value(),
                  curve.orders(),
                  middle95(point)))
          .toList();
    }

    private static Map<String, List<Double>> middle95(LearningCurve.Point point) {
      Map<String, List<Double>> all = new LinkedHashMap<>();
      all.put("accuracy", ends(point.accuracy()));
      all.put("auc", ends(point.auc()));
      all.put("brier", ends(point.brier()));
      return all;
    }

    private static List<Double> ends(Figure figure) {
      return List.of(figure.low(), figure.high());
    }
  }
}
