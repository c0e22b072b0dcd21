package dev.weavergen.activities.learning;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.features.CaseReader;
import dev.weavergen.domain.prediction.features.CaseReader.Contender;
import dev.weavergen.domain.prediction.features.CaseReader.Facts;
import dev.weavergen.workflows.evidence.Observations;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Generations.GenerationRow;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.learning.LearnedCases.Labelled;
import dev.weavergen.workflows.learning.Neighbours;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.payload.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes a case of what the stores know of a labelled generation. The neighbours are those that a
 * prediction could have known: intents that were labelled before.
 */
final class StoredCases {
  private final Generations generations;
  private final Observations observations;
  private final Outcomes outcomes;
  private final Neighbours neighbours;

  StoredCases(
      Generations generations,
      Observations observations,
      Outcomes outcomes,
      Neighbours neighbours) {
    this.generations = generations;
    this.observations = observations;
    this.outcomes = outcomes;
    this.neighbours = neighbours;
  }

  /**
   * The case; empty when nothing was observed, or no candidate of what was is labelled.
   *
   * @param replies what the spans tell of the members' calls
   */
  Optional<GenerationCase> read(String scope, Labelled labelled, SpanReading replies) {
    String id = labelled.generationId();
    Optional<Observation> observation = observations.find(id);
    Optional<Generation> result = result(id);
    List<CandidateRow> candidates =
        observation.map(seen -> inOrder(seen, outcomes.candidates(id))).orElse(List.of());
    Map<String, Boolean> labels = labels(labelled, candidates);
    if (observation.isEmpty() || labels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        CaseReader.read(
            new Facts(
                labelled.group(),
                labelled.taskClass(),
                StoredIntent.of(generations, id),
                observation.get(),
                neighbours.nearest(
                    new Neighbours.Query(
                        scope,
                        labelled.group(),
                        Optional.empty(),
                        labelled.revision(),
                        Neighbours.USUAL))),
            contenders(candidates, result, replies),
            result.flatMap(Generation::consensus),
            labels));
  }

  private Optional<Generation> result(String id) {
    return generations
        .find(id)
        .flatMap(GenerationRow::resultJson)
        .map(json -> Json.mapper().readValue(json, Generation.class));
  }

  /** Those that were observed, in the panel's order. */
  private static List<CandidateRow> inOrder(Observation seen, List<CandidateRow> rows) {
    List<CandidateRow> ordered = new ArrayList<>();
    for (CandidateFacts facts : seen.candidates()) {
      rows.stream().filter(row -> row.member().equals(facts.model())).forEach(ordered::add);
    }
    return ordered;
  }

  private static Map<String, Boolean> labels(Labelled labelled, List<CandidateRow> candidates) {
    Map<String, Boolean> labels = new HashMap<>();
    for (CandidateRow row : candidates) {
      Optional.ofNullable(labelled.labels().get(row.programSha256()))
          .ifPresent(passed -> labels.put(row.member(), passed));
    }
    return labels;
  }

  private static List<Contender> contenders(
      List<CandidateRow> candidates, Optional<Generation> result, SpanReading replies) {
    Map<String, Double> stated = new HashMap<>();
    result.stream()
        .flatMap(generation -> generation.candidates().stream())
        .forEach(report -> stated(report, stated));
    List<Contender> contenders = new ArrayList<>();
    for (CandidateRow row : candidates) {
      contenders.add(
          new Contender(
              row.member(),
              row.model(),
              Optional.ofNullable(stated.get(row.member())),
              replies
                  .meanLogProbability(row.member())
                  .map(OptionalDouble::of)
                  .orElse(OptionalDouble.empty())));
    }
    return contenders;
  }

  private static void stated(CandidateReport report, Map<String, Double> stated) {
    report.confidence().ifPresent(confidence -> stated.put(report.model(), confidence));
  }
}
