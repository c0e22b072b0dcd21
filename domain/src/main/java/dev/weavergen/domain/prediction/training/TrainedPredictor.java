package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Answer;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A learned predictor as data, which predicts the same on every machine. Each prediction is blended
 * with what {@link ColdStart} says, whose part shrinks as labels come in.
 *
 * @param name what its predictions call it, for example {@code v3}
 * @param labels of candidates that it learned from
 * @param tiers one model each; a tier that nothing could be learned for is missing
 * @param answer empty where the labels of answers taught nothing
 * @param riskCoverage what its answers above each threshold were worth, by falling threshold
 */
public record TrainedPredictor(
    String name,
    int labels,
    List<TierModel> tiers,
    Optional<AnswerModel> answer,
    List<RiskRow> riskCoverage)
    implements Predictor {
  private static final ColdStart PRIOR = new ColdStart();

  public TrainedPredictor {
    tiers = List.copyOf(tiers);
    riskCoverage = List.copyOf(riskCoverage);
  }

  @Override
  public Prediction candidate(
      GenerationCase generation, int candidate, Tier tier, TrackRecords records) {
    return said(generation, candidate, tier, records).prediction(name);
  }

  @Override
  public Optional<Prediction> answer(GenerationCase generation, TrackRecords records) {
    return generation.answer().map(chosen -> answer(generation, chosen, records));
  }

  private Prediction answer(GenerationCase generation, Answer chosen, TrackRecords records) {
    Said said = said(generation, chosen.candidate(), generation.tier(), records);
    return said.chosen(chosen, generation.speaksForItself(chosen.candidate()), answer)
        .prediction(name);
  }

  private Said said(GenerationCase generation, int candidate, Tier tier, TrackRecords records) {
    Tier known = generation.tier(candidate, tier);
    Prediction prior = PRIOR.candidate(generation, candidate, known, records);
    return tiers.stream()
        .filter(model -> model.tier() == known)
        .findFirst()
        .map(model -> Said.of(model, new CaseValues(generation, records).of(candidate), prior))
        .orElseGet(() -> Said.of(prior));
  }

  /**
   * The smallest threshold whose answers kept a risk, with the upper end of its interval.
   *
   * @param targetRisk share of wrong answers that is accepted, in (0, 1)
   * @return empty when none is known to
   */
  public OptionalDouble threshold(double targetRisk) {
    if (!(targetRisk > 0 && targetRisk < 1)) {
      throw new IllegalArgumentException(
          "targetRisk is " + targetRisk + ", expected a number between 0 and 1");
    }
    return riskCoverage.stream()
        .filter(row -> row.riskHigh() <= targetRisk)
        .min(Comparator.comparingDouble(RiskRow::threshold))
        .map(row -> OptionalDouble.of(row.threshold()))
        .orElseGet(OptionalDouble::empty);
  }

  /**
   * A row of the risk–coverage table, measured on answers that the predictor was not trained on.
   *
   * @param threshold answers of at least this probability are returned
   * @param coverage their share of all answers
   * @param risk the share of wrong ones among them
   * @param riskHigh upper end of the 95 % interval of the risk
   * @param n how many answers that is
   */
  public record RiskRow(double threshold, double coverage, double risk, double riskHigh, int n) {}
}
