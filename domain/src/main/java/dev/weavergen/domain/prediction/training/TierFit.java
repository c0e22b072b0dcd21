package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.PairedDifference;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was learned at one tier. The logistic regression stays unless boosted trees predict programs
 * of other folds better: both say a probability of each label, calibrated on the rest of the folds,
 * and the 95 % interval of the difference of their Brier scores lies below 0.
 *
 * @param boosting Brier score of the trees minus the regression's; empty where they were not tried
 */
record TierFit(Fitted<?> fitted, Optional<PairedDifference> boosting) {
  /** Trees of fewer labels follow chance. */
  static final int BOOSTING_LABELS_MIN = 1_000;

  static Optional<TierFit> of(Tier tier, List<Row> rows) {
    Table table = Table.of(Column.of(tier), rows);
    return Fitted.of(LogisticRegression::fit, table)
        .map(regression ->
            rows.size() <= BOOSTING_LABELS_MIN
                ? new TierFit(regression, Optional.empty())
                : better(regression, table));
  }

  private static TierFit better(Fitted<Scorer.Linear> regression, Table table) {
    Fitted<Scorer.Boosted> trees = Fitted.of(GradientBoosting::fit, table).orElseThrow();
    PairedDifference difference = difference(trees, regression, table.rows());
    return new TierFit(difference.high() < 0 ? trees : regression, Optional.of(difference));
  }

  private static PairedDifference difference(
      Fitted<?> trees, Fitted<?> regression, List<Row> rows) {
    double[] ones = Calibrating.heldOut(trees.outcomes());
    double[] others = Calibrating.heldOut(regression.outcomes());
    SortedMap<String, PairedDifference.Sum> byGroup = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byGroup.merge(
          rows.get(i).group(),
          new PairedDifference.Sum(ones[i] - others[i], 1),
          PairedDifference.Sum::plus);
    }
    return PairedDifference.of(byGroup);
  }

  TierModel model(Tier tier) {
    return new TierModel(
        tier, fitted.crossFitted().size(), fitted.scorer(), fitted.calibration(), boosting);
  }
}
