package dev.weavergen.cli.command;

import dev.weavergen.cli.Console;
import dev.weavergen.domain.validation.Arm;
import dev.weavergen.domain.validation.Arms;
import dev.weavergen.domain.validation.Claim;
import dev.weavergen.domain.validation.PooledReport;
import dev.weavergen.domain.validation.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report on the terminal: one line an arm, the best last, one a claim, one a tier. */
final class EvaluationTable {
  private static final String ROW = "%-32s %7s %5s %7s  %s";

  private final Console console;

  EvaluationTable(Console console) {
    this.console = console;
  }

  void print(Report report) {
    say("%s: %d tasks, panel %s".formatted(report.benchmark(), report.tasks(), report.panel()));
    print(report.arms(), report.claims());
    report.prediction().ifPresent(section -> PredictionTable.lines(section).forEach(this::say));
    report.learning().ifPresent(section -> PredictionTable.lines(section).forEach(this::say));
    report.reasoning().ifPresent(section -> ReasoningTable.lines(section).forEach(this::say));
    say(
        "after the last reply: median %d ms, 90 %% within %d ms"
            .formatted(report.consensusMillis().p50(), report.consensusMillis().p90()));
  }

  /** Several evaluations taken together. */
  void print(PooledReport pooled) {
    pooled
        .panels()
        .forEach(panel ->
            say(
                "%s: %d tasks, panel %s%s"
                    .formatted(
                        panel.benchmark(),
                        panel.tasks(),
                        panel.members(),
                        passed(panel, Arms.MEAN_SINGLE, Arms.BEST_OWN_REPAIRS)
                            + passed(panel, Arms.CONSENSUS, Arms.REASONING))));
    say("%d panels, %d tasks".formatted(pooled.panels().size(), pooled.tasks()));
    print(pooled.arms(), pooled.claims());
    pooled.gain().map(ReasoningTable::line).ifPresent(this::say);
  }

  private static String passed(PooledReport.Panel panel, String... arms) {
    return Stream.of(arms)
        .filter(panel.passed()::containsKey)
        .map(arm -> ", " + arm + " " + count(panel.passed().getOrDefault(arm, 0.0)))
        .collect(Collectors.joining());
  }

  private void print(Map<String, Arm> arms, List<Claim> claims) {
    say(ROW.formatted("arm", "passed", "n", "rate", "95 %"));
    arms.forEach((name, arm) -> say(row(name, arm)));
    claims.forEach(claim -> say(line(claim)));
  }

  private static String count(double passed) {
    boolean whole = passed == Math.rint(passed);
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", passed);
  }

  private static String row(String name, Arm arm) {
    return String.format(
        Locale.ROOT,
        ROW,
        name,
        count(arm.passed()),
        arm.n(),
        String.format(Locale.ROOT, "%.3f", arm.passRate()),
        String.format(Locale.ROOT, "%.3f–%.3f", arm.ci95().getFirst(), arm.ci95().getLast()));
  }

  private static String line(Claim claim) {
    return String.format(
        Locale.ROOT,
        "%s: %s (difference %+.3f, 95 %% %+.3f to %+.3f, p %.3g, %d tasks)",
        claim.verdict().inWords(),
        claim.statement(),
        claim.difference(),
        claim.ci95().getFirst(),
        claim.ci95().getLast(),
        claim.pHolm(),
        claim.n());
  }

  private void say(String line) {
    console.result(Console.printable(line));
  }
}
