package dev.weavergen.cli.command;

import dev.weavergen.domain.validation.LearningSection;
import dev.weavergen.domain.validation.PredictionSection;
import dev.weavergen.domain.validation.PredictionSection.CurveRow;
import dev.weavergen.domain.validation.TierFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Predictions on the terminal: one line a tier, beside what saying always the same would reach. */
final class PredictionTable {
  private static final String ROW = "%-32s %5s %8s %8s %11s %5s %5s %5s %7s";

  private PredictionTable() {}

  static List<String> lines(PredictionSection section) {
    List<String> lines = new ArrayList<>();
    if (!section.tiers().isEmpty()) {
      lines.add(
          ROW.formatted(
              "prediction", "n", "majority", "accuracy", "95 %", "AUC", "Brier", "ECE", "at 70 %"));
    }
    section.seedFormula().ifPresent(figures -> lines.add(row("seed formula", figures)));
    section
        .coldStart()
        .forEach((tier, figures) -> lines.add(row("no label yet, " + tier, figures)));
    section.tiers().forEach((tier, figures) -> lines.add(row(tier, figures)));
    section.answers().ifPresent(figures -> lines.add(row("returned programs", figures)));
    if (!section.curve().isEmpty()) {
      lines.add(
          "evidence tier after labelled tasks, accuracy/AUC/Brier: "
              + section.curve().stream()
                  .map(PredictionTable::point)
                  .collect(Collectors.joining(", ")));
    }
    section.note().map(note -> "prediction: " + note).ifPresent(lines::add);
    section.tiers().values().stream()
        .flatMap(figures -> figures.note().stream())
        .distinct()
        .map(note -> "prediction: " + note)
        .forEach(lines::add);
    return lines;
  }

  static List<String> lines(LearningSection section) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "learning: %s, by the Brier score, mean over the tiers (learned from %d tasks, judged on %d others; %s)"
            .formatted(
                section.verdict().inWords(),
                section.learnedTasks(),
                section.frozenTasks(),
                section
                    .predictor()
                    .map(name -> "predictor " + name)
                    .orElse("no predictor promoted")));
    section.gate().map(words -> "  the last trial: " + words).ifPresent(lines::add);
    section
        .before()
        .forEach((name, before) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  %s: %.3f before, %.3f after%s",
                    name,
                    before,
                    section.after().getOrDefault(name, before),
                    Optional.ofNullable(section.ci95().get(name))
                        .map(ends ->
                            String.format(
                                Locale.ROOT,
                                " (difference 95 %% %+.3f to %+.3f)",
                                ends.getFirst(),
                                ends.getLast()))
                        .orElse(""))));
    section.note().map(note -> "learning: " + note).ifPresent(lines::add);
    section
        .version()
        .map(_ -> "  all versions: weavergen knowledge history --scope " + section.scope())
        .ifPresent(lines::add);
    return lines;
  }

  private static String row(String name, TierFigures figures) {
    List<Double> ends = figures.ci95().getOrDefault("accuracy", List.of());
    return ROW.formatted(
        name,
        figures.n(),
        share(figures.majority()),
        share(figures.accuracy()),
        ends.isEmpty() ? "" : share(ends.getFirst()) + "–" + share(ends.getLast()),
        figures.auc().map(PredictionTable::share).orElse("–"),
        share(figures.brier()),
        share(figures.ece()),
        Optional.ofNullable(figures.coverage().get("0.7")).map(PredictionTable::share).orElse("–"));
  }

  private static String point(CurveRow row) {
    return "%d: %s/%s/%s"
        .formatted(row.tasks(), share(row.accuracy()), share(row.auc()), share(row.brier()));
  }

  private static String share(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure);
  }
}
