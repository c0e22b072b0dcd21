package dev.weavergen.api.validation;

import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.validation.PredictionSection;
import dev.weavergen.domain.validation.PredictionSection.CurveRow;
import dev.weavergen.domain.validation.TierFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predictions as the page shows them.
 *
 * @param note why there is nothing, or what a reader has to know; may be empty
 * @param curve how figures change with the number of labelled tasks
 */
record PredictionView(
    String note, List<TierRow> rows, List<PlotView> plots, List<CurvePoint> curve) {
  static PredictionView of(PredictionSection section) {
    List<TierRow> rows = new ArrayList<>();
    section
        .seedFormula()
        .ifPresent(figures -> rows.add(TierRow.of("seed formula", "other", figures)));
    for (Tier tier : Tier.values()) {
      Optional.ofNullable(section.coldStart().get(tier.wireName()))
          .ifPresent(figures ->
              rows.add(TierRow.of("no label yet, " + tier.wireName(), "other", figures)));
    }
    for (Tier tier : Tier.values()) {
      Optional.ofNullable(section.tiers().get(tier.wireName()))
          .ifPresent(figures ->
              rows.add(
                  TierRow.of(tier.wireName(), tier == Tier.EVIDENCE ? "ours" : "other", figures)));
    }
    section
        .answers()
        .ifPresent(figures -> rows.add(TierRow.of("returned programs", "ours", figures)));
    return new PredictionView(
        section.note().orElse(""),
        rows,
        PredictionPlots.of(section),
        section.curve().stream().map(CurvePoint::of).toList());
  }

  boolean hasRows() {
    return !rows.isEmpty();
  }

  boolean hasCurve() {
    return !curve.isEmpty();
  }

  /** A point of the learning curve, each figure with the middle 95 % of the orders. */
  record CurvePoint(String tasks, String accuracy, String auc, String brier) {
    static CurvePoint of(CurveRow row) {
      return new CurvePoint(
          String.valueOf(row.tasks()),
          figure(row, "accuracy", row.accuracy()),
          figure(row, "auc", row.auc()),
          figure(row, "brier", row.brier()));
    }

    private static String figure(CurveRow row, String name, double value) {
      List<Double> middle = row.middle95().getOrDefault(name, List.of());
      return middle.isEmpty()
          ? Figures.share(value)
          : "%s (%s–%s)"
              .formatted(
                  Figures.share(value),
                  Figures.share(middle.getFirst()),
                  Figures.share(middle.getLast()));
    }
  }

  /** What one kind of prediction was worth. */
  record TierRow(
      String name,
      String kind,
      String n,
      String majority,
      String accuracy,
      String interval,
      String auc,
      String brier,
      String skill,
      String ece,
      String at70,
      String at80,
      String at90,
      String note) {
    static TierRow of(String name, String kind, TierFigures figures) {
      List<Double> ends = figures.ci95().getOrDefault("accuracy", List.of());
      return new TierRow(
          name,
          kind,
          String.valueOf(figures.n()),
          Figures.share(figures.majority()),
          Figures.share(figures.accuracy()),
          ends.isEmpty()
              ? ""
              : Figures.share(ends.getFirst()) + "–" + Figures.share(ends.getLast()),
          figures.auc().map(Figures::share).orElse(Figures.MISSING),
          Figures.share(figures.brier()),
          figures.brierSkill().map(Figures::share).orElse(Figures.MISSING),
          Figures.share(figures.ece()),
          coverage(figures, "0.7"),
          coverage(figures, "0.8"),
          coverage(figures, "0.9"),
          figures.note().orElse(""));
    }

    private static String coverage(TierFigures figures, String share) {
      return Optional.ofNullable(figures.coverage().get(share))
          .map(Figures::share)
          .orElse(Figures.MISSING);
    }
  }
}
