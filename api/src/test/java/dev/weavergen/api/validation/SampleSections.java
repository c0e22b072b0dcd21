package dev.weavergen.api.validation;

import dev.weavergen.domain.prediction.metrics.Figure;
import dev.weavergen.domain.prediction.metrics.PredictionFigures;
import dev.weavergen.domain.validation.LearningSection;
import dev.weavergen.domain.validation.PredictionSection;
import dev.weavergen.domain.validation.PredictionSection.CurveRow;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.domain.validation.TierFigures;
import dev.weavergen.domain.validation.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Figures of predictions that were never made. */
final class SampleSections {
  private SampleSections() {}

  static Report.Sections usual(String note) {
    return new Report.Sections(Optional.of(prediction(note)), Optional.of(learning(note)));
  }

  private static PredictionSection prediction(String note) {
    return new PredictionSection(
        Map.of("static", figures(.7, ""), "evidence", figures(.92, "")),
        Optional.of(figures(.68, "")),
        Map.of("evidence", figures(.88, "")),
        Optional.of(figures(.93, note)),
        Stream.of(3, 10, 20, 40)
            .map(tasks ->
                new CurveRow(
                    tasks,
                    .8 + tasks * .003,
                    .85 + tasks * .002,
                    .2 - tasks * .003,
                    20,
                    Map.of(
                        "accuracy",
                        List.of(.75, .95),
                        "auc",
                        List.of(.8, .97),
                        "brier",
                        List.of(.05, .25))))
            .toList(),
        Optional.of(note));
  }

  private static TierFigures figures(double accuracy, String note) {
    return new TierFigures(
        246,
        82,
        accuracy,
        .62,
        Optional.of(accuracy + .03),
        .08,
        Optional.of(-.02),
        .031,
        Map.of("0.7", .97, "0.8", .96, "0.9", .94),
        Map.of("accuracy", List.of(accuracy - .03, accuracy + .03)),
        IntStream.range(0, 10)
            .mapToObj(bin ->
                new PredictionFigures.Bin(
                    25,
                    bin / 10.0 + .04,
                    new Figure(
                        bin / 10.0 + .05,
                        Math.max(0, bin / 10.0 - .06),
                        Math.min(1, bin / 10.0 + .16))))
            .toList(),
        IntStream.rangeClosed(1, 20)
            .mapToObj(i ->
                new PredictionFigures.Point(1 - i / 25.0, i / 20.0, i * i * (1 - accuracy) / 400))
            .toList(),
        Optional.of(note).filter(words -> !words.isEmpty()));
  }

  private static LearningSection learning(String note) {
    return new LearningSection(
        66,
        34,
        "evaluation-1:run",
        Optional.of(6L),
        Optional.of("v4"),
        Optional.of(note),
        Map.of("brier", .12),
        Map.of("brier", .08),
        Map.of("brier", List.of(-.06, -.02)),
        Verdict.SHOWN,
        Optional.of(note));
  }
}
