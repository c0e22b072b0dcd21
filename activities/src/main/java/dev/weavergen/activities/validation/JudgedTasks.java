package dev.weavergen.activities.validation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.trackrecord.TaskClass;
import dev.weavergen.workflows.evidence.Observations;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.learning.Neighbours;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.reasoning.Attempts;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.Spans;
import dev.weavergen.workflows.validation.Evaluations;
import dev.weavergen.workflows.validation.Evaluations.EvaluationRow;
import dev.weavergen.workflows.validation.Evaluations.MemberProgram;
import dev.weavergen.workflows.validation.Evaluations.TaskResult;
import dev.weavergen.workflows.validation.Evaluations.TaskRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together from the stores what is known of the tasks of an evaluation. */
public final class JudgedTasks {
  private final Evaluations evaluations;
  private final Generations generations;
  private final Sources sources;
  private final Observations observations;
  private final Neighbours neighbours;
  private final Attempts attempts;
  private final Spans spans;

  public JudgedTasks(
      Evaluations evaluations,
      Generations generations,
      Sources sources,
      Observations observations,
      Neighbours neighbours,
      Attempts attempts,
      Spans spans) {
    this.evaluations = evaluations;
    this.generations = generations;
    this.sources = sources;
    this.observations = observations;
    this.neighbours = neighbours;
    this.attempts = attempts;
    this.spans = spans;
  }

  List<JudgedTask> of(EvaluationRow evaluation) {
    List<JudgedTask> tasks =
        StoredEvaluation.all(evaluations, evaluation).stream()
            .map(row -> judged(evaluation, row))
            .toList();
    return new PastIntents(tasks, neighbours).known();
  }

  private JudgedTask judged(EvaluationRow evaluation, TaskRow row) {
    TaskResult result =
        row.result()
            .orElseGet(() ->
                TaskResult.without(
                    EvaluationPlan.generationId(evaluation.id(), row),
                    "the step labelTask failed; the evaluation's run in Temporal says why"));
    String id = result.generationId();
    Optional<Generations.GenerationRow> stored = generations.find(id);
    Optional<Generation> generation =
        stored
            .flatMap(Generations.GenerationRow::resultJson)
            .map(json -> Json.mapper().readValue(json, Generation.class));
    Optional<ParsedIntent> intent =
        stored.map(found -> Json.mapper().readValue(found.parsedIntentJson(), ParsedIntent.class));
    return new JudgedTask(
        row.ordinal(),
        row.taskId(),
        row.result().isPresent(),
        result,
        generation,
        intent,
        intent.map(TaskClass::of).orElse(""),
        observations.find(id).orElseGet(() -> Observation.none("nothing was observed")),
        List.of(),
        result.programs().stream().map(program -> voter(program, generation)).toList(),
        generation.flatMap(Generation::reasoning).isPresent()
            ? Repairing.of(attempts.of(id), allSpans(id))
            : Repairing.NONE);
  }

  private List<ExecutionSpan> allSpans(String id) {
    List<ExecutionSpan> all = new ArrayList<>();
    List<ExecutionSpan> page = spans.page(id, Optional.empty(), Limits.PAGE_ROWS_MAX);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = spans.page(id, Optional.of(page.getLast().spanId()), Limits.PAGE_ROWS_MAX);
    }
    return all;
  }

  private Voter voter(MemberProgram program, Optional<Generation> generation) {
    Optional<CandidateReport> report =
        generation.stream()
            .flatMap(ended -> ended.candidates().stream())
            .filter(candidate -> candidate.model().equals(program.member()))
            .findFirst();
    return new Voter(
        program.member(),
        sources.get(program.sha256()).orElse(""),
        report.flatMap(CandidateReport::confidence),
        report.flatMap(CandidateReport::reasoning));
  }
}
