package dev.weavergen.activities.validation;

import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ReasoningReport;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.workflows.validation.Evaluations.MemberProgram;
import dev.weavergen.workflows.validation.Evaluations.TaskResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task of which the generation has ended and the programs are labelled.
 *
 * @param hasResult whether the step that labels has ended
 * @param intent empty when nothing of the generation is stored
 * @param generation empty when it failed as a whole
 * @param pastIntents tasks of the evaluation whose intents are most like this one's, with the
 *     labels of all of them: whoever reads them takes only those that may be known
 * @param voters whose replies became programs, in the panel's order
 * @param repairing what was done to repair them
 */
record JudgedTask(
    int ordinal,
    String taskId,
    boolean hasResult,
    TaskResult result,
    Optional<Generation> generation,
    Optional<ParsedIntent> intent,
    String taskClass,
    Observation observation,
    List<Neighbour> pastIntents,
    List<Voter> voters,
    Repairing repairing) {
  private static final ReasoningReport NO_LOOP =
      new ReasoningReport(List.of(), StopReason.NOTHING_TO_REPAIR, "it was not entered", "");

  JudgedTask {
    pastIntents = List.copyOf(pastIntents);
    voters = List.copyOf(voters);
  }

  JudgedTask withPastIntents(List<Neighbour> known) {
    return new JudgedTask(
        ordinal,
        taskId,
        hasResult,
        result,
        generation,
        intent,
        taskClass,
        observation,
        known,
        voters,
        repairing);
  }

  /** The members that had something to say, in the panel's order. */
  List<String> asked() {
    return generation.stream()
        .flatMap(ended -> ended.candidates().stream())
        .filter(MemberNames::hasReplied)
        .map(CandidateReport::model)
        .toList();
  }

  /**
   * Whether the task says nothing of any arm: it was not labelled, its test says nothing but what
   * its examples say, or its generation ended and nobody had a reply.
   */
  boolean isLeftOut() {
    return !hasResult || onlyRepeatsExamples() || (generation.isPresent() && asked().isEmpty());
  }

  /** Whether nothing was left of its hidden test without what its examples show. */
  boolean onlyRepeatsExamples() {
    return result.problem().filter(HiddenTestLabels.ONLY_EXAMPLES::equals).isPresent();
  }

  /** Whether a program is right; empty without a label. */
  Optional<Boolean> label(String sha256) {
    return Optional.ofNullable(result.labels().get(sha256));
  }

  Optional<String> program(String member) {
    return result.programs().stream()
        .filter(program -> program.member().equals(member))
        .map(MemberProgram::sha256)
        .findFirst();
  }

  /** Whether the returned program is a repair. */
  boolean isRepaired() {
    return report().iterations().stream().anyMatch(Iteration::accepted);
  }

  /** What the generation would have returned without the loop that repairs. */
  Optional<String> ownChoice() {
    return isRepaired() ? representative().flatMap(this::program) : result.chosenSha256();
  }

  /** The member whose program was returned; empty for a program that nobody wrote alone. */
  Optional<String> chosenMember() {
    return isRepaired()
        ? Optional.of(report().author())
        : representative().filter(member -> program(member).equals(result.chosenSha256()));
  }

  private Optional<String> representative() {
    return generation
        .flatMap(Generation::consensus)
        .map(consensus -> consensus.chosenCluster().representative());
  }

  private ReasoningReport report() {
    return generation.flatMap(Generation::reasoning).orElse(NO_LOOP);
  }

  Map<String, String> models() {
    Map<String, String> models = new LinkedHashMap<>();
    result.programs().forEach(program -> models.put(program.member(), program.model()));
    return models;
  }

  /** What track records of other tasks may learn of this one. */
  LabelledGeneration labelled() {
    return new LabelledGeneration(
        taskClass, result.programs().stream().map(this::labelled).toList());
  }

  private LabelledGeneration.Candidate labelled(MemberProgram program) {
    Optional<Observation.CandidateFacts> facts = observation.of(program.member());
    return new LabelledGeneration.Candidate(
        program.model(),
        facts.map(LabelledGeneration.Showing::of).orElse(LabelledGeneration.Showing.NO_EXAMPLES),
        facts
            .map(seen -> LabelledGeneration.TestTally.of(seen, observation.checks()))
            .orElse(List.of()),
        label(program.sha256()));
  }
}
