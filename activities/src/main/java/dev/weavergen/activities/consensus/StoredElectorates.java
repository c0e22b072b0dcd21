package dev.weavergen.activities.consensus;

import dev.weavergen.domain.consensus.Electorate;
import dev.weavergen.domain.trackrecord.TaskClass;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.outcomes.Outcomes;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Who votes in a generation: what was learned of its members, else what its scope's labels say. */
public final class StoredElectorates {
  private final Generations generations;
  private final Outcomes outcomes;
  private final ScopeRecords records;

  /**
   * @param records which say how far each model can be trusted
   */
  public StoredElectorates(Generations generations, Outcomes outcomes, ScopeRecords records) {
    this.generations = generations;
    this.outcomes = outcomes;
    this.records = records;
  }

  /**
   * @param knowledge the version that the generation recalled
   */
  public Electorate of(String generationId, OptionalLong knowledge) {
    String scope =
        StoredIntent.request(generations, generationId)
            .evidence()
            .knowledgeScope()
            .orElse(Outcomes.USER_SCOPE);
    Map<String, String> models = new HashMap<>();
    outcomes.candidates(generationId).forEach(row -> models.put(row.member(), row.model()));
    return new Electorate(
        TaskClass.of(StoredIntent.of(generations, generationId)),
        models,
        records.of(scope, records.knowledge(scope, knowledge)));
  }
}
