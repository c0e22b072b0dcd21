package dev.weavergen.cli.command;

import dev.weavergen.cli.Console;
import dev.weavergen.domain.validation.Arm;
import dev.weavergen.domain.validation.Claim;
import dev.weavergen.domain.validation.Report;
import java.util.Locale;

/** A report on the terminal: one line an arm, the best last, one a claim, one a tier. */
final class EvaluationTable {
  private static final String ROW = "%-32s %7s %5s %7s  %s";

  private final Console console;

  EvaluationTable(Console console) {
    this.console = console;
  }

  void print(Report report) {
    say("%s: %d tasks, panel %s".formatted(report.benchmark(), report.tasks(), report.panel()));
    say(ROW.formatted("arm", "passed", "n", "rate", "95 %"));
    report.arms().forEach((name, arm) -> say(row(name, arm)));
    report.claims().forEach(claim -> say(line(claim)));
    report.prediction().ifPresent(section -> PredictionTable.lines(section).forEach(this::say));
    report.learning().ifPresent(section -> PredictionTable.lines(section).forEach(this::say));
    say(
        "after the last reply: median %d ms, 90 %% within %d ms"
            .formatted(report.consensusMillis().p50(), report.consensusMillis().p90()));
  }

  private static String row(String name, Arm arm) {
    boolean whole = arm.passed() == Math.rint(arm.passed());
    return String.format(
        Locale.ROOT,
        ROW,
        name,
        String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", arm.passed()),
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
