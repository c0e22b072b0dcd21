package dev.weavergen.activities.prediction;

import dev.weavergen.activities.consensus.ScopeRecords;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.PredictionWords;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.trackrecord.TrackRecords;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.outcomes.Outcomes;
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
  private final PredictedCases cases;
  private final ScopeRecords records;

  public EvidencePrediction(PredictedCases cases, ScopeRecords records) {
    this.cases = cases;
    this.records = records;
  }

  @Override
  public Predicted predict(Order order) {
    String id = Activity.getExecutionContext().getInfo().getWorkflowId();
    String scope =
        StoredIntent.request(cases.generations(), id)
            .evidence()
            .knowledgeScope()
            .orElse(Outcomes.USER_SCOPE);
    Optional<Knowledge> knowledge = records.knowledge(scope, order.knowledge());
    GenerationCase generation = cases.read(id, scope, order, knowledge);
    TrackRecords known = records.of(scope, knowledge);
    Optional<TrainedPredictor> champion = knowledge.flatMap(Knowledge::predictor);
    Predictor predictor = champion.<Predictor>map(trained -> trained).orElseGet(ColdStart::new);
    Prediction answer =
        predictor
            .answer(generation, known)
            .orElseThrow(() -> new IllegalStateException("the chosen program is no candidate"));
    tell(answer, knowledge);
    return new Predicted(
        answer,
        candidates(order.answered(), generation, predictor, known),
        threshold(champion, order.targetRisk()));
  }

  private static SortedMap<String, Double> candidates(
      List<Reply.Answered> answered,
      GenerationCase generation,
      Predictor predictor,
      TrackRecords known) {
    SortedMap<String, Double> probabilities = new TreeMap<>();
    for (int i = 0; i < answered.size(); i++) {
      probabilities.put(
          answered.get(i).member(),
          predictor.candidate(generation, i, generation.tier(), known).probability());
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
