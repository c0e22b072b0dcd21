package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.PairedDifference;
import java.util.Locale;
import java.util.Optional;

/**
 * What was learned of candidates at one tier.
 *
 * @param labels that it learned from
 * @param scorer gives log-odds
 * @param calibration corrects them, fitted on labels that the scorer had not seen
 * @param boosting Brier score of boosted trees minus the logistic regression's, on labels that
 *     neither had seen; empty where trees were not tried
 */
public record TierModel(
    Tier tier,
    int labels,
    Scorer scorer,
    Calibration calibration,
    Optional<PairedDifference> boosting) {
  public TierModel {
    boosting = boosting == null ? Optional.empty() : boosting;
  }

  /** What kind of model it is and why, in one clause. */
  public String family() {
    String name =
        switch (scorer) {
          case Scorer.Linear _ -> "logistic regression";
          case Scorer.Boosted _ -> "boosted trees";
        };
    return boosting
        .map(difference ->
            String.format(
                Locale.ROOT,
                "%s (Brier score of boosted trees %+.4f against logistic regression, 95 %% interval"
                    + " %+.4f to %+.4f)",
                name,
                difference.mean(),
                difference.low(),
                difference.high()))
        .orElse(name);
  }
}
