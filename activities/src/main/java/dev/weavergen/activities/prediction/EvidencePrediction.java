package dev.weavergen.activities.prediction;

import dev.weavergen.activities.consensus.ScopeRecords;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.PredictionWords;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.workflows.prediction.PredictActivity;
import io.temporal.activity.Activity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Predicts by the champion of the knowledge that the generation recalled, or, while there is none,
 * by the seed formula and the evidence.
 */
public final class EvidencePrediction implements PredictActivity {
  private final Forecasts forecasts;

  public EvidencePrediction(PredictedCases cases, ScopeRecords records) {
    this.forecasts = new Forecasts(cases, records);
  }

  @Override
  public Predicted predict(Order order) {
    Forecast forecast =
        forecasts.of(Activity.getExecutionContext().getInfo().getWorkflowId(), order);
    Optional<Knowledge> knowledge = forecast.knowledge();
    Prediction answer =
        forecast
            .answer()
            .orElseThrow(() -> new IllegalStateException("the chosen program is no candidate"));
    tell(answer, knowledge);
    return new Predicted(
        answer,
        candidates(order.answered(), forecast),
        threshold(knowledge.flatMap(Knowledge::predictor), order.targetRisk()));
  }

  private static SortedMap<String, Double> candidates(
      List<Reply.Answered> answered, Forecast forecast) {
    SortedMap<String, Double> probabilities = new TreeMap<>();
    for (int i = 0; i < answered.size(); i++) {
      probabilities.put(answered.get(i).member(), forecast.candidate(i).probability());
    }
    return probabilities;
  }

  private static OptionalDouble threshold(
      Optional<TrainedPredictor> champion, OptionalDouble risk) {
    return champion.isPresent() && risk.isPresent()
        ? champion.get().threshold(risk.getAsDouble())
        : OptionalDouble.empty();
  }

  private static void tell(Prediction answer, Optional<Knowledge> knowledge) {
    StepSpan span =
        StepSpan.current()
            .name("right with " + PredictionWords.probability(answer.probability()))
            .attribute("weavergen.probability", answer.probability())
            .attribute("weavergen.tier", answer.tier().name().toLowerCase(Locale.ROOT))
            .attribute("weavergen.predictor", answer.predictor())
            .attribute("weavergen.seed_score", answer.seedScore());
    knowledge.ifPresent(known -> span.attribute("weavergen.knowledge", known.version()));
  }
}
