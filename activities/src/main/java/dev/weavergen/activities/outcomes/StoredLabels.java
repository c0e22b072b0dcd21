package dev.weavergen.activities.outcomes;

import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.workflows.evidence.Observations;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.outcomes.LabelActivity;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.outcomes.OutcomeReport;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.outcomes.Outcomes.LabelRow;
import dev.weavergen.workflows.outcomes.Outcomes.Source;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.reasoning.Attempts;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Labels the program that a generation chose, and those that behaved exactly like it; nothing is
 * known of the others, and they stay unlabelled.
 */
public final class StoredLabels implements LabelActivity {
  private final Generations generations;
  private final Outcomes outcomes;
  private final Observations observations;
  private final Attempts attempts;

  public StoredLabels(
      Generations generations, Outcomes outcomes, Observations observations, Attempts attempts) {
    this.generations = generations;
    this.outcomes = outcomes;
    this.observations = observations;
    this.attempts = attempts;
  }

  @Override
  public OutcomeLabels label(OutcomeReport report) {
    Generation generation = chose(report);
    SortedMap<String, String> alike = alike(generation).to(report.programSha256());
    List<String> members = List.copyOf(alike.keySet());
    List<String> inherited =
        alike.values().stream()
            .filter(program -> !program.equals(report.programSha256()))
            .distinct()
            .toList();
    outcomes.label(
        Stream.concat(
                Stream.of(row(report, report.programSha256(), Source.USER)),
                inherited.stream().map(program -> row(report, program, Source.SAME_BEHAVIOUR)))
            .toList());
    StepSpan.current()
        .name(report.generationId() + (report.passed() ? " passed" : " failed"))
        .attribute("weavergen.outcome.passed", report.passed())
        .attribute("weavergen.outcome.members", String.join(", ", members));
    return new OutcomeLabels(
        report.generationId(),
        report.programSha256(),
        report.passed(),
        members,
        1 + inherited.size());
  }

  private AlikePrograms alike(Generation generation) {
    return new AlikePrograms(
        generation,
        outcomes.candidates(generation.id()),
        observations.find(generation.id()),
        attempts.of(generation.id()));
  }

  private Generation chose(OutcomeReport report) {
    Generations.GenerationRow row =
        generations
            .find(report.generationId())
            .orElseThrow(() ->
                ApplicationFailure.newNonRetryableFailure(
                    "there is no generation " + report.generationId(), UNKNOWN_GENERATION));
    return row.resultJson()
        .map(json -> Json.mapper().readValue(json, Generation.class))
        .filter(generation ->
            generation
                .program()
                .map(Program::sha256)
                .filter(report.programSha256()::equals)
                .isPresent())
        .orElseThrow(() ->
            ApplicationFailure.newNonRetryableFailure(
                "the generation %s, whose status is %s, did not choose the program %s"
                    .formatted(
                        report.generationId(), row.summary().status(), report.programSha256()),
                NO_PROGRAM));
  }

  private static LabelRow row(OutcomeReport report, String program, Source source) {
    return new LabelRow(report.generationId(), program, report.passed(), source);
  }
}
