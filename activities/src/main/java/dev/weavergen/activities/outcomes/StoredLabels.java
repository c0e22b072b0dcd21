package dev.weavergen.activities.outcomes;

import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.trackrecord.SameBehaviour;
import dev.weavergen.workflows.evidence.Observations;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.outcomes.LabelActivity;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.outcomes.OutcomeReport;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.outcomes.Outcomes.LabelRow;
import dev.weavergen.workflows.outcomes.Outcomes.Source;
import dev.weavergen.workflows.payload.Json;
import io.temporal.failure.ApplicationFailure;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Labels the program that a generation chose, and those that behaved exactly like it; nothing is
 * known of the others, and they stay unlabelled.
 */
public final class StoredLabels implements LabelActivity {
  private final Generations generations;
  private final Outcomes outcomes;
  private final Observations observations;

  public StoredLabels(Generations generations, Outcomes outcomes, Observations observations) {
    this.generations = generations;
    this.outcomes = outcomes;
    this.observations = observations;
  }

  @Override
  public OutcomeLabels label(OutcomeReport report) {
    Generation generation = chose(report);
    List<CandidateRow> candidates = outcomes.candidates(report.generationId());
    List<String> members = members(generation, report, candidates);
    List<String> inherited = inherited(members, report, candidates);
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

  /** Whose programs are the chosen one or behaved exactly like it. */
  private List<String> members(
      Generation generation, OutcomeReport report, List<CandidateRow> candidates) {
    List<String> authors =
        candidates.stream()
            .filter(candidate -> candidate.programSha256().equals(report.programSha256()))
            .map(CandidateRow::member)
            .toList();
    // A program fused from several is nobody's; it behaves as the cluster's representative does.
    Collection<String> like =
        authors.isEmpty()
            ? generation.consensus().stream()
                .map(consensus -> consensus.chosenCluster().representative())
                .toList()
            : authors;
    List<String> same =
        observations
            .find(report.generationId())
            .map(observation -> SameBehaviour.as(like, observation))
            .orElse(List.of());
    return Stream.concat(authors.stream(), same.stream()).distinct().sorted().toList();
  }

  private static List<String> inherited(
      List<String> members, OutcomeReport report, List<CandidateRow> candidates) {
    return candidates.stream()
        .filter(candidate -> members.contains(candidate.member()))
        .map(CandidateRow::programSha256)
        .filter(program -> !program.equals(report.programSha256()))
        .distinct()
        .toList();
  }

  private static LabelRow row(OutcomeReport report, String program, Source source) {
    return new LabelRow(report.generationId(), program, report.passed(), source);
  }
}
