package dev.weavergen.cli.command;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.training.Scorer;
import dev.weavergen.domain.prediction.training.TierModel;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.trackrecord.RecordCounts;
import dev.weavergen.domain.trackrecord.RecordCounts.Stratum;
import dev.weavergen.domain.trackrecord.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A version of knowledge in lines for a terminal. */
final class KnowledgePage {
  /** Weights that move a prediction less than this are not worth a line. */
  private static final double WEIGHT_SHOWN_MIN = .01;

  private KnowledgePage() {}

  static List<String> lines(Knowledge known) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "version %d%s: %s of %s"
            .formatted(
                known.version(),
                known.parent().isPresent() ? " (from " + known.parent().getAsLong() + ")" : "",
                counted(known.labels(), "label"),
                counted(known.generations(), "generation")));
    lines.add("trial: " + known.trial().words());
    lines.add("drift: " + drift(known.drift()));
    records(known.records(), lines);
    known
        .predictor()
        .ifPresentOrElse(
            predictor -> predictor(predictor, lines),
            () -> lines.add("predictor: the seed formula, which nothing learned has beaten yet"));
    return lines;
  }

  private static String drift(Knowledge.Drift drift) {
    if (drift.predictions() == 0) {
      return "no prediction of the last week has a label";
    }
    return String.format(
        Locale.ROOT,
        "%d predictions of the last week are off by %.3f on average%s",
        drift.predictions(),
        drift.calibrationError(),
        drift.alarm() ? " — ALARM: trust them less until the next version" : "");
  }

  private static void records(RecordCounts records, List<String> lines) {
    lines.add("track records:");
    SortedMap<String, Tally> tallies = new TreeMap<>();
    for (Stratum stratum : records.strata()) {
      tallies.merge(
          stratum.model(),
          new Tally(stratum.right(), stratum.labelled()),
          (one, other) ->
              new Tally(one.right() + other.right(), one.labelled() + other.labelled()));
    }
    tallies.forEach((model, tally) ->
        lines.add(
            "  %-60s %s"
                .formatted(model, tally.labelled() == 0 ? "no label yet" : tally.inWords())));
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static void predictor(TrainedPredictor predictor, List<String> lines) {
    lines.add(
        "predictor %s, learned from %d labels".formatted(predictor.name(), predictor.labels()));
    for (TierModel tier : predictor.tiers()) {
      lines.add(
          "  %s, %d labels, %s:"
              .formatted(
                  tier.tier().name().toLowerCase(Locale.ROOT), tier.labels(), tier.family()));
      weights(tier.scorer(), lines);
    }
    if (!predictor.riskCoverage().isEmpty()) {
      lines.add("  taking answers from a probability on:");
      lines.add("    probability  coverage   wrong  at most      n");
    }
    for (TrainedPredictor.RiskRow row : predictor.riskCoverage()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "    %11.2f  %7.1f%%  %5.1f%%   %5.1f%%  %5d",
              row.threshold(),
              100 * row.coverage(),
              100 * row.risk(),
              100 * row.riskHigh(),
              row.n()));
    }
  }

  private static void weights(Scorer scorer, List<String> lines) {
    switch (scorer) {
      case Scorer.Linear linear -> {
        lines.add("    log-odds by standard deviation");
        linear.terms().stream()
            .filter(term -> Math.abs(term.weight()) >= WEIGHT_SHOWN_MIN)
            .sorted(Comparator.comparingDouble(term -> -Math.abs(term.weight())))
            .forEach(term ->
                lines.add(
                    String.format(Locale.ROOT, "    %+6.2f  %s", term.weight(), term.column())));
      }
      case Scorer.Boosted boosted -> {
        lines.add("    splits of %d trees".formatted(boosted.trees().size()));
        boosted.splits().entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .forEach(split -> lines.add("    %6d  %s".formatted(split.getValue(), split.getKey())));
      }
    }
  }
}
