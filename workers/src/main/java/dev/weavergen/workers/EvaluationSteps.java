package dev.weavergen.workers;

import dev.weavergen.activities.validation.EvidenceWithRecords;
import dev.weavergen.activities.validation.HiddenTestLabels;
import dev.weavergen.activities.validation.JudgedTasks;
import dev.weavergen.activities.validation.MemberRepairs;
import dev.weavergen.activities.validation.StoredEvaluation;
import dev.weavergen.activities.validation.TestAuthors;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.memory.benchmark.PostgresBenchmarks;
import dev.weavergen.memory.benchmark.PostgresHiddenTests;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.learning.PostgresKnowledges;
import dev.weavergen.memory.learning.PostgresNeighbours;
import dev.weavergen.memory.outcomes.PostgresOutcomes;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.reasoning.PostgresAttempts;
import dev.weavergen.memory.recordings.PostgresRecordedTests;
import dev.weavergen.memory.recordings.PostgresRecordings;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.memory.validation.PostgresEvaluations;
import dev.weavergen.workflows.benchmarks.Benchmarks;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.recordings.Recordings;
import dev.weavergen.workflows.validation.EvaluationActivity;
import dev.weavergen.workflows.validation.Evaluations;
import dev.weavergen.workflows.validation.TaskLabelActivity;
import java.util.Optional;

/** How the steps of an evaluation are put together. */
final class EvaluationSteps {
  private final Database database;
  private final WorkerSandboxes sandboxes;
  private final Evaluations evaluations;
  private final Benchmarks benchmarks;
  private final Generations generations;
  private final Sources sources;
  private final Recordings recordings;

  EvaluationSteps(Database database, WorkerSandboxes sandboxes) {
    this.database = database;
    this.sandboxes = sandboxes;
    this.evaluations = new PostgresEvaluations(database);
    this.benchmarks = new PostgresBenchmarks(database);
    this.generations = new PostgresGenerations(database);
    this.sources = new PostgresSources(database);
    this.recordings = new PostgresRecordings(database);
  }

  EvaluationActivity reports() {
    return new StoredEvaluation(
        evaluations,
        benchmarks,
        recordings,
        new JudgedTasks(
            evaluations,
            generations,
            sources,
            new PostgresObservations(database),
            new PostgresNeighbours(database),
            new PostgresAttempts(database),
            new PostgresSpans(database)),
        Optional.of(new EvidenceWithRecords()),
        new PostgresOutcomes(database),
        new PostgresKnowledges(database));
  }

  TaskLabelActivity labels() {
    return new HiddenTestLabels(
        new HiddenTestLabels.Stores(
            evaluations,
            benchmarks,
            new PostgresHiddenTests(database),
            generations,
            sources,
            new PostgresOutcomes(database),
            new PostgresAttempts(database)),
        new TestAuthors(
            recordings, new PostgresRecordedTests(database), sources, new CandidateExtractor()),
        new MemberRepairs(recordings, sources, new CandidateExtractor()),
        language -> sandboxes.all().of(language));
  }
}
