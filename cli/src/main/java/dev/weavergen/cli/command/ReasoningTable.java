package dev.weavergen.cli.command;

import dev.weavergen.domain.validation.ReasoningSection;
import dev.weavergen.domain.validation.ReasoningSection.FixRate;
import dev.weavergen.domain.validation.RelativeGain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the loop that repairs did, on the terminal. */
final class ReasoningTable {
  private static final String ROW = "  %-30s %5s %5s %5s %7s  %s";

  private ReasoningTable() {}

  static List<String> lines(ReasoningSection section) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "reasoning: %d tasks; rounds: %s; stopped: %s"
            .formatted(section.tasks(), counts(section.iterations()), counts(section.stops())));
    if (!section.fixes().isEmpty()) {
      lines.add(ROW.formatted("problem", "round", "n", "fixed", "rate", "95 %"));
      section.fixes().forEach(fix -> lines.add(row(fix)));
    }
    lines.add(
        "  %d wrong made right, %d right made wrong%s; checks lost by accepted repairs: %d, by rejected ones: %d"
            .formatted(
                section.solved(),
                section.broken().size(),
                section.broken().isEmpty() ? "" : " " + section.broken(),
                section.checks().lostByAccepted(),
                section.checks().lostByRejected()));
    lines.add(spent(section.spent()));
    section.gain().map(ReasoningTable::line).ifPresent(lines::add);
    return lines;
  }

  /** How much better than a model that is asked once. */
  static String line(RelativeGain gain) {
    return String.format(
        Locale.ROOT,
        "%s: reasoning passes at least %.0f %% more than a model picked by chance (%+.1f %%, 95 %% %+.1f to %+.1f%s, %d tasks)",
        gain.verdict().inWords(),
        gain.atLeast() * 100,
        gain.relative() * 100,
        gain.ci95().getFirst() * 100,
        gain.ci95().getLast() * 100,
        gain.consensusShare()
            .map(share ->
                String.format(Locale.ROOT, ", %.0f %% of it by the consensus", share * 100))
            .orElse(""),
        gain.n());
  }

  private static String counts(Map<?, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " × " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String row(FixRate fix) {
    return ROW.formatted(
        fix.kind(),
        fix.round(),
        fix.n(),
        fix.fixed(),
        fix.n() == 0 ? "–" : share(fix.rate()),
        fix.n() == 0 ? "" : share(fix.ci95().getFirst()) + "–" + share(fix.ci95().getLast()));
  }

  private static String spent(ReasoningSection.Spent spent) {
    String all =
        String.format(Locale.ROOT, "  repairs took %d tokens, $%.4f", spent.tokens(), spent.usd());
    return spent.tokensPerSolved().isEmpty()
        ? all
        : all
            + String.format(
                Locale.ROOT,
                "; %.0f tokens, $%.4f for each extra solved task",
                spent.tokensPerSolved().get(),
                spent.usdPerSolved().orElse(0.0));
  }

  private static String share(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure);
  }
}
