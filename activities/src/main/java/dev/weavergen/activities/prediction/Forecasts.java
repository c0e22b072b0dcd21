package dev.weavergen.activities.prediction;

import dev.weavergen.activities.consensus.ScopeRecords;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.prediction.PredictActivity;
import java.util.Optional;

/**
 * Prepares predictions by the champion of the knowledge that a generation recalled, or, while there
 * is none, by the seed formula and the evidence.
 */
public final class Forecasts {
  private final PredictedCases cases;
  private final ScopeRecords records;

  public Forecasts(PredictedCases cases, ScopeRecords records) {
    this.cases = cases;
    this.records = records;
  }

  public Forecast of(String generationId, PredictActivity.Order order) {
    String scope =
        StoredIntent.request(cases.generations(), generationId)
            .evidence()
            .knowledgeScope()
            .orElse(Outcomes.USER_SCOPE);
    Optional<Knowledge> knowledge = records.knowledge(scope, order.knowledge());
    Predictor predictor =
        knowledge
            .flatMap(Knowledge::predictor)
            .<Predictor>map(trained -> trained)
            .orElseGet(ColdStart::new);
    return new Forecast(
        cases.read(generationId, scope, order, knowledge),
        predictor,
        records.of(scope, knowledge),
        knowledge);
  }
}
