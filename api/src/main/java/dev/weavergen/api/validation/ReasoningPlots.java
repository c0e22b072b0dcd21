package dev.weavergen.api.validation;

import dev.weavergen.api.validation.PlotView.Line;
import dev.weavergen.api.validation.PlotView.Mark;
import dev.weavergen.api.validation.PlotView.Point;
import dev.weavergen.api.validation.PlotView.Tick;
import dev.weavergen.domain.validation.Arm;
import dev.weavergen.domain.validation.Arms;
import dev.weavergen.domain.validation.ReasoningSection;
import dev.weavergen.domain.validation.ReasoningSection.FixRate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is drawn of repairs: only rounds that there were, and arms that were judged. */
final class ReasoningPlots {
  private ReasoningPlots() {}

  static List<PlotView> of(ReasoningSection section, Map<String, Arm> arms) {
    List<FixRate> judged = section.fixes().stream().filter(fix -> fix.n() > 0).toList();
    return Stream.of(
            judged.isEmpty() ? Optional.<PlotView>empty() : Optional.of(fixes(judged)),
            passed(arms))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A line a kind of problem; kinds with one round are a dot alone. */
  private static PlotView fixes(List<FixRate> fixes) {
    int rounds = fixes.stream().mapToInt(FixRate::round).max().orElse(1);
    Map<String, List<FixRate>> byKind =
        fixes.stream()
            .collect(Collectors.groupingBy(FixRate::kind, TreeMap::new, Collectors.toList()));
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("ours", overall(fixes, rounds)));
    byKind
        .values()
        .forEach(kind ->
            lines.add(
                Line.of(
                    "other",
                    kind.stream()
                        .sorted(Comparator.comparingInt(FixRate::round))
                        .map(fix -> new Point(across(fix.round(), rounds), fix.rate()))
                        .toList())));
    return new PlotView(
        "When does repairing help?",
        "Share of wrong programs that a round made right, by round and kind of problem",
        "round",
        "made right",
        IntStream.rangeClosed(1, rounds)
            .mapToObj(round -> Tick.across(across(round, rounds), String.valueOf(round)))
            .toList(),
        shares(),
        lines,
        fixes.stream().map(fix -> mark(fix, rounds)).toList(),
        "Strong line: all rounds that began with a wrong program; soft lines: by kind of problem; each dot with its 95 % interval. Kinds: "
            + String.join(", ", byKind.keySet())
            + ".");
  }

  private static List<Point> overall(List<FixRate> fixes, int rounds) {
    return IntStream.rangeClosed(1, rounds)
        .boxed()
        .flatMap(round -> {
          List<FixRate> of = fixes.stream().filter(fix -> fix.round() == round).toList();
          int n = of.stream().mapToInt(FixRate::n).sum();
          int fixed = of.stream().mapToInt(FixRate::fixed).sum();
          return n == 0
              ? Stream.<Point>empty()
              : Stream.of(new Point(across(round, rounds), (double) fixed / n));
        })
        .toList();
  }

  private static Mark mark(FixRate fix, int rounds) {
    return Mark.of(
        new Point(across(fix.round(), rounds), fix.rate()),
        fix.ci95().getFirst(),
        fix.ci95().getLast(),
        "%s, round %d: %d of %d".formatted(fix.kind(), fix.round(), fix.fixed(), fix.n()));
  }

  /** Rounds lie between the edges, so that no dot covers an axis. */
  private static double across(int round, int rounds) {
    return (round - .5) / rounds;
  }

  private static Optional<PlotView> passed(Map<String, Arm> arms) {
    List<Map.Entry<String, Arm>> shown =
        arms.entrySet().stream().filter(arm -> isCompared(arm.getKey())).toList();
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlotView(
                "What does repairing add?",
                "Pass rate of the mean member, of members that repair alone, of the consensus and of reasoning",
                "",
                "passes",
                IntStream.range(0, shown.size())
                    .mapToObj(place ->
                        Tick.across(across(place + 1, shown.size()), String.valueOf(place + 1)))
                    .toList(),
                shares(),
                List.of(
                    Line.of(
                        "guide",
                        IntStream.range(0, shown.size())
                            .mapToObj(place ->
                                new Point(
                                    across(place + 1, shown.size()),
                                    shown.get(place).getValue().passRate()))
                            .toList())),
                IntStream.range(0, shown.size())
                    .mapToObj(place -> mark(shown.get(place), place, shown.size()))
                    .toList(),
                IntStream.range(0, shown.size())
                    .mapToObj(place -> caption(place, shown.get(place)))
                    .collect(Collectors.joining("; ", "", "."))));
  }

  private static boolean isCompared(String arm) {
    return arm.startsWith(Arms.OWN_REPAIRS)
        || arm.equals(Arms.MEAN_SINGLE)
        || arm.equals(Arms.CONSENSUS)
        || arm.equals(Arms.REASONING);
  }

  private static Mark mark(Map.Entry<String, Arm> arm, int place, int of) {
    Arm figures = arm.getValue();
    return Mark.of(
        new Point(across(place + 1, of), figures.passRate()),
        figures.ci95().getFirst(),
        figures.ci95().getLast(),
        ArmWords.of(arm.getKey()) + ": " + Figures.percent(figures.passRate()));
  }

  private static String caption(int place, Map.Entry<String, Arm> arm) {
    return (place + 1)
        + " "
        + ArmWords.of(arm.getKey())
        + " "
        + Figures.percent(arm.getValue().passRate());
  }

  private static List<Tick> shares() {
    return IntStream.rangeClosed(0, 4)
        .mapToObj(i -> Tick.up(i / 4.0, Figures.share(i / 4.0)))
        .toList();
  }
}
