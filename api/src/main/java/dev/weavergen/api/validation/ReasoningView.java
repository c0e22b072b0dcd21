package dev.weavergen.api.validation;

import dev.weavergen.domain.validation.ReasoningSection;
import dev.weavergen.domain.validation.ReasoningSection.FixRate;
import dev.weavergen.domain.validation.RelativeGain;
import dev.weavergen.domain.validation.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the loop that repairs did, as the page shows it.
 *
 * @param facts one sentence each
 * @param gain over a model that is asked once; at most one
 */
record ReasoningView(
    List<String> facts, List<GainRow> gain, List<FixRow> fixes, List<PlotView> plots) {
  static ReasoningView of(ReasoningSection section, Report report) {
    return new ReasoningView(
        facts(section),
        section.gain().map(GainRow::of).stream().toList(),
        section.fixes().stream().map(FixRow::of).toList(),
        ReasoningPlots.of(section, report.arms()));
  }

  private static List<String> facts(ReasoningSection section) {
    List<String> facts = new ArrayList<>();
    facts.add("Rounds of repair, and in how many tasks: " + counts(section.iterations()) + ".");
    facts.add("Why it stopped: " + counts(section.stops()) + ".");
    facts.add(
        "%d wrong programs made right, %d right ones made wrong%s."
            .formatted(
                section.solved(),
                section.broken().size(),
                section.broken().isEmpty()
                    ? ""
                    : " (" + String.join(", ", section.broken()) + ")"));
    facts.add(
        "Examples and trusted tests that an accepted repair lost: %d; a rejected one: %d, in %d repairs."
            .formatted(
                section.checks().lostByAccepted(),
                section.checks().lostByRejected(),
                section.checks().rejectedForIt()));
    facts.add(spent(section.spent()));
    return facts;
  }

  private static String spent(ReasoningSection.Spent spent) {
    String all =
        String.format(Locale.ROOT, "Repairs took %d tokens, $%.4f", spent.tokens(), spent.usd());
    return spent.tokensPerSolved().isEmpty()
        ? all + "; no further task is solved."
        : all
            + String.format(
                Locale.ROOT,
                ": %.0f tokens, $%.4f for each task solved beyond those solved before.",
                spent.tokensPerSolved().get(),
                spent.usdPerSolved().orElse(0.0));
  }

  private static String counts(Map<?, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + ": " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  boolean hasFixes() {
    return !fixes.isEmpty();
  }

  /** The claim that the whole is so much better than one model that is asked once. */
  record GainRow(String kind, String verdict, String statement, String numbers) {
    static GainRow of(RelativeGain gain) {
      return new GainRow(
          gain.verdict().inWords().replace(' ', '-'),
          gain.verdict().inWords(),
          "Reasoning passes at least %s more than a model picked by chance"
              .formatted(Figures.percent(gain.atLeast())),
          "%s %% more, 95 %% %s to %s; %s%d tasks."
              .formatted(
                  Figures.points(gain.relative()),
                  Figures.points(gain.ci95().getFirst()),
                  Figures.points(gain.ci95().getLast()),
                  share(gain.consensusShare()),
                  gain.n()));
    }

    private static String share(Optional<Double> share) {
      return share
          .map(part -> "the consensus alone has " + Figures.percent(part) + " of it; ")
          .orElse("");
    }
  }

  /** How often rounds of one kind and number made a wrong program right. */
  record FixRow(
      String kind,
      String round,
      String n,
      String fixed,
      String rate,
      String interval,
      String rightBefore,
      String rightRejected) {
    static FixRow of(FixRate fix) {
      return new FixRow(
          fix.kind(),
          String.valueOf(fix.round()),
          String.valueOf(fix.n()),
          String.valueOf(fix.fixed()),
          fix.n() == 0 ? Figures.MISSING : Figures.share(fix.rate()),
          fix.n() == 0
              ? Figures.MISSING
              : Figures.share(fix.ci95().getFirst()) + "–" + Figures.share(fix.ci95().getLast()),
          String.valueOf(fix.rightBefore()),
          String.valueOf(fix.rightRejected()));
    }
  }
}
