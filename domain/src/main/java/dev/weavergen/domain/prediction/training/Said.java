package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.GenerationCase.Answer;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Prediction.Factor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.seed.ColdStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A prediction in the making: the log-odds so far and what they are made of.
 *
 * @param learned calibrated log-odds of the tier's model, before the prior
 * @param logOdds after it
 * @param factors whose contributions add up to {@code logOdds}
 */
record Said(Tier tier, double seedScore, double learned, double logOdds, List<Factor> factors) {
  static Said of(Prediction prior) {
    double logOdds = LogOdds.of(prior.probability());
    return new Said(prior.tier(), prior.seedScore(), logOdds, logOdds, prior.factors());
  }

  static Said of(TierModel model, Map<String, Double> values, Prediction prior) {
    Score score = model.scorer().score(values);
    double learned = model.calibration().logOdds(score.total());
    double logOdds = Blend.of(learned, LogOdds.of(prior.probability()), model.labels());
    List<Factor> factors = new ArrayList<>();
    factors.add(
        new Factor("base rate", score.base(), "how often candidates like the mean one are right"));
    score
        .contributions()
        .forEach((column, contribution) ->
            factors.add(new Factor(column, contribution, FactorWords.of(column, values))));
    factors.add(
        new Factor(
            "calibration", learned - score.total(), "how such scores fared on unseen generations"));
    factors.add(
        new Factor(
            "seed formula",
            logOdds - learned,
            String.format(
                Locale.ROOT,
                "what is said without labels, %.0f %%, weighs as much as %.0f of them beside %d",
                100 * prior.probability(),
                Blend.PRIOR_LABELS,
                model.labels())));
    return new Said(model.tier(), prior.seedScore(), learned, logOdds, factors);
  }

  /**
   * The same, knowing that the consensus chose it. The consensus counts examples that are written
   * into a program as passed; to be chosen for that speaks only against it.
   *
   * @param speaksForItself whether no example is written into the program
   * @param model empty while labelled answers taught nothing
   */
  Said chosen(Answer answer, boolean speaksForItself, Optional<AnswerModel> model) {
    double prior = logOdds + ColdStart.consensus(answer, logOdds);
    double taught =
        model
            .map(known -> Blend.of(known.logOdds(answer, learned), prior, known.labels()))
            .orElse(prior);
    double chosen = speaksForItself ? taught : Math.min(logOdds, taught);
    List<Factor> more = new ArrayList<>(factors);
    more.add(
        new Factor(
            "consensus",
            chosen - logOdds,
            String.format(
                Locale.ROOT,
                "chosen with a score of %.0f %%, %.0f %% of the candidates behave like it",
                100 * answer.score(),
                100 * answer.agreement())));
    return new Said(tier, seedScore, learned, chosen, more);
  }

  Prediction prediction(String predictor) {
    return new Prediction(
        LogOdds.probability(logOdds), tier, predictor, seedScore, Factors.weightiest(factors));
  }
}
