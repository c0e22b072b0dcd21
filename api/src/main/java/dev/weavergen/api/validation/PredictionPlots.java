package dev.weavergen.api.validation;

import dev.weavergen.api.validation.PlotView.Line;
import dev.weavergen.api.validation.PlotView.Mark;
import dev.weavergen.api.validation.PlotView.Point;
import dev.weavergen.api.validation.PlotView.Tick;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.PredictionFigures;
import dev.weavergen.domain.validation.PredictionSection;
import dev.weavergen.domain.validation.PredictionSection.CurveRow;
import dev.weavergen.domain.validation.TierFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is drawn of predictions: only what was judged. */
final class PredictionPlots {
  private static final List<Point> DIAGONAL = List.of(new Point(0, 0), new Point(1, 1));
  private static final double CURVE_FROM = .5;

  private PredictionPlots() {}

  static List<PlotView> of(PredictionSection section) {
    Optional<TierFigures> evidence =
        Optional.ofNullable(section.tiers().get(Tier.EVIDENCE.wireName()));
    return Stream.of(
            evidence.map(PredictionPlots::reliability),
            riskCoverage(evidence, section.answers()),
            section.curve().isEmpty()
                ? Optional.<PlotView>empty()
                : Optional.of(curve(section.curve(), evidence)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static PlotView reliability(TierFigures figures) {
    List<Mark> marks =
        figures.reliability().stream()
            .map(bin ->
                Mark.of(
                    new Point(bin.predicted(), bin.observed().value()),
                    bin.observed().low(),
                    bin.observed().high(),
                    "said %s, right %s of %d"
                        .formatted(
                            Figures.percent(bin.predicted()),
                            Figures.percent(bin.observed().value()),
                            bin.predictions())))
            .toList();
    return new PlotView(
        "Does it keep what it says?",
        "Reliability diagram of the evidence tier: share of right programs by predicted probability",
        "predicted probability",
        "share that was right",
        shares(Tick::across, 0, 1),
        shares(Tick::up, 0, 1),
        List.of(Line.of("guide", DIAGONAL)),
        marks,
        "Each dot is a tenth of the candidates, predicted at the evidence tier, with its 95 % interval; on the line the probability is the share.");
  }

  private static Optional<PlotView> riskCoverage(
      Optional<TierFigures> evidence, Optional<TierFigures> answers) {
    double top =
        Stream.concat(evidence.stream(), answers.stream())
            .flatMap(figures -> figures.riskCoverage().stream())
            .mapToDouble(PredictionFigures.Point::risk)
            .max()
            .orElse(0);
    double most = top <= .1 ? .1 : top <= .2 ? .2 : top <= .5 ? .5 : 1;
    List<Line> lines = new ArrayList<>();
    evidence.map(figures -> risks("other", figures, most)).ifPresent(lines::add);
    answers.map(figures -> risks("ours", figures, most)).ifPresent(lines::add);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlotView(
                "What does holding back save?",
                "Risk–coverage curve: share of wrong programs among the most probable ones, by their share of all",
                "share that is returned",
                "wrong among them",
                shares(Tick::across, 0, 1),
                shares(Tick::up, 0, most),
                lines,
                List.of(),
                "The most probable first: of the returned programs (strong line) and of all candidates (soft line)."));
  }

  private static Line risks(String kind, TierFigures figures, double most) {
    return Line.of(
        kind,
        figures.riskCoverage().stream()
            .sorted(Comparator.comparingDouble(PredictionFigures.Point::coverage))
            .map(point -> new Point(point.coverage(), point.risk() / most))
            .toList());
  }

  private static PlotView curve(List<CurveRow> rows, Optional<TierFigures> evidence) {
    int most = rows.stream().mapToInt(CurveRow::tasks).max().orElse(1);
    List<Line> lines = new ArrayList<>();
    evidence.ifPresent(figures ->
        lines.add(
            Line.of(
                "guide",
                List.of(
                    new Point(0, from(figures.accuracy())),
                    new Point(1, from(figures.accuracy()))))));
    lines.add(Line.of("other", rows.stream().map(row -> at(row, most, row.auc())).toList()));
    lines.add(Line.of("ours", rows.stream().map(row -> at(row, most, row.accuracy())).toList()));
    return new PlotView(
        "How soon does it know?",
        "Learning curve: accuracy and AUC of the evidence tier by the number of labelled tasks",
        "labelled tasks",
        "accuracy",
        rows.stream()
            .map(row -> Tick.across((double) row.tasks() / most, String.valueOf(row.tasks())))
            .toList(),
        shares(Tick::up, CURVE_FROM, 1),
        lines,
        rows.stream().map(row -> mark(row, most)).toList(),
        "Judged on the other tasks, mean of %d random orders with the middle 95 %% of them; soft line: AUC, dashes: ten folds."
            .formatted(rows.getFirst().orders()));
  }

  private static Mark mark(CurveRow row, int most) {
    List<Double> middle = row.middle95().getOrDefault("accuracy", List.of());
    return Mark.of(
        at(row, most, row.accuracy()),
        from(middle.isEmpty() ? row.accuracy() : middle.getFirst()),
        from(middle.isEmpty() ? row.accuracy() : middle.getLast()),
        "after %d tasks %s".formatted(row.tasks(), Figures.percent(row.accuracy())));
  }

  private static Point at(CurveRow row, int most, double value) {
    return new Point((double) row.tasks() / most, from(value));
  }

  /** Chance is at the bottom. */
  private static double from(double value) {
    return (value - CURVE_FROM) / (1 - CURVE_FROM);
  }

  /** Five ticks from one share to another. */
  private static List<Tick> shares(TickAt axis, double from, double to) {
    return IntStream.rangeClosed(0, 4)
        .mapToObj(i -> axis.tick(i / 4.0, Figures.share(from + (to - from) * i / 4)))
        .toList();
  }

  @FunctionalInterface
  private interface TickAt {
    Tick tick(double share, String text);
  }
}
