package dev.weavergen.api.learning;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.training.Scorer;
import dev.weavergen.domain.prediction.training.TierModel;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.prediction.training.TrainedPredictor.RiskRow;
import dev.weavergen.domain.trackrecord.RecordCounts.Stratum;
import dev.weavergen.domain.trackrecord.Tally;
import dev.weavergen.workflows.learning.Knowledges.Published;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page's facts, each a text or a list of them.
 *
 * @param curve risk over coverage, as the points of a line in percent; empty without a table
 */
record LearningView(
    String scope,
    String next,
    String problem,
    String headline,
    String trial,
    String drift,
    List<VersionRow> versions,
    List<RecordRow> records,
    List<WeightRow> weights,
    List<RiskLine> risks,
    String curve) {
  private static final double WEIGHT_SHOWN_MIN = .01;

  /** A line of the history. */
  record VersionRow(
      String version, String state, String parent, String labels, String at, String sha256) {}

  /** How often a model was right. */
  record RecordRow(String model, String words) {}

  /** What a feature adds to the log-odds by standard deviation. */
  record WeightRow(String tier, String feature, String weight) {}

  /** What answers above a probability are worth. */
  record RiskLine(String threshold, String coverage, String risk, String riskHigh, String n) {}

  static LearningView of(
      String scope,
      Optional<Knowledge> current,
      List<Published> history,
      String next,
      Optional<String> problem) {
    List<RiskRow> risks =
        current.flatMap(Knowledge::predictor).map(TrainedPredictor::riskCoverage).orElse(List.of());
    return new LearningView(
        scope,
        next,
        problem.orElse(""),
        current.map(LearningView::headline).orElse("No version is in use."),
        current.map(known -> known.trial().words()).orElse(""),
        current.map(known -> drift(known.drift())).orElse(""),
        history.stream().map(LearningView::version).toList(),
        current.map(LearningView::records).orElse(List.of()),
        current.flatMap(Knowledge::predictor).map(LearningView::weights).orElse(List.of()),
        risks.stream().map(LearningView::risk).toList(),
        curve(risks));
  }

  private static String headline(Knowledge known) {
    return "Version %d knows %d labels of %d generations; %s predicts."
        .formatted(
            known.version(),
            known.labels(),
            known.generations(),
            known.predictor().map(TrainedPredictor::name).orElse("the seed formula"));
  }

  private static String drift(Knowledge.Drift drift) {
    if (drift.predictions() == 0) {
      return "No prediction of the last week has a label.";
    }
    return String.format(
        Locale.ROOT,
        "%d predictions of the last week are off by %.3f on average%s.",
        drift.predictions(),
        drift.calibrationError(),
        drift.alarm() ? ": alarm, trust them less until the next version" : "");
  }

  private static VersionRow version(Published published) {
    return new VersionRow(
        String.valueOf(published.version()),
        published.current() ? "in use" : "",
        published.parent().isPresent() ? String.valueOf(published.parent().getAsLong()) : "none",
        published.labels() + " of " + published.generations() + " generations",
        published.at().toString(),
        published.sha256());
  }

  private static List<RecordRow> records(Knowledge known) {
    SortedMap<String, Tally> tallies = new TreeMap<>();
    for (Stratum stratum : known.records().strata()) {
      tallies.merge(
          stratum.model(),
          new Tally(stratum.right(), stratum.labelled()),
          (one, other) ->
              new Tally(one.right() + other.right(), one.labelled() + other.labelled()));
    }
    return tallies.entrySet().stream()
        .map(entry -> new RecordRow(entry.getKey(), entry.getValue().inWords()))
        .toList();
  }

  private static List<WeightRow> weights(TrainedPredictor predictor) {
    return predictor.tiers().stream().flatMap(LearningView::weights).toList();
  }

  private static Stream<WeightRow> weights(TierModel tier) {
    return switch (tier.scorer()) {
      case Scorer.Linear linear ->
          linear.terms().stream()
              .filter(term -> Math.abs(term.weight()) >= WEIGHT_SHOWN_MIN)
              .sorted(Comparator.comparingDouble(term -> -Math.abs(term.weight())))
              .map(term ->
                  new WeightRow(
                      tier.tier().name().toLowerCase(Locale.ROOT),
                      term.column(),
                      String.format(Locale.ROOT, "%+.2f", term.weight())));
      case Scorer.Boosted boosted ->
          boosted.splits().entrySet().stream()
              .sorted(
                  Map.Entry.<String, Integer>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(split ->
                  new WeightRow(
                      tier.tier().name().toLowerCase(Locale.ROOT),
                      split.getKey(),
                      split.getValue() + " splits"));
    };
  }

  private static RiskLine risk(RiskRow row) {
    return new RiskLine(
        String.format(Locale.ROOT, "%.2f", row.threshold()),
        percent(row.coverage()),
        percent(row.risk()),
        percent(row.riskHigh()),
        String.valueOf(row.n()));
  }

  private static String curve(List<RiskRow> rows) {
    return rows.stream()
        .map(row ->
            String.format(Locale.ROOT, "%.1f,%.1f", 100 * row.coverage(), 100 - 100 * row.risk()))
        .collect(Collectors.joining(" "));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
