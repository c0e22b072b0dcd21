package dev.weavergen.workers;

import dev.weavergen.activities.learning.StoredLearning;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.learning.PostgresKnowledges;
import dev.weavergen.memory.learning.PostgresLearnedCases;
import dev.weavergen.memory.learning.PostgresNeighbours;
import dev.weavergen.memory.outcomes.PostgresOutcomes;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.workflows.learning.LearningActivity;

/** How the steps of a learning run are put together. */
final class LearningSteps {
  private LearningSteps() {}

  static LearningActivity of(Database database) {
    return new StoredLearning(
        new StoredLearning.Learned(
            new PostgresKnowledges(database),
            new PostgresLearnedCases(database),
            new PostgresNeighbours(database)),
        new StoredLearning.Observed(
            new PostgresGenerations(database),
            new PostgresSources(database),
            new PostgresObservations(database),
            new PostgresOutcomes(database),
            new PostgresSpans(database)));
  }
}
