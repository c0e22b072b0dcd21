package dev.weavergen.domain.generation;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.reasoning.ReasoningReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of one whole run.
 *
 * @param id the generation's id, which is the workflow's
 * @param why why there is no answer, or why the run was cancelled; empty when answered
 * @param program the chosen program; without an answer the best guess
 * @param prediction how probable it is that the program is right; empty where nothing was predicted
 * @param evidence what running the candidates showed; empty when no model gave one
 * @param candidates one per member, in the panel's order
 * @param reasoning what the loop that repairs did; empty where it was not entered
 * @param knowledge what was learned before and used; empty while nothing is
 * @param spans how many execution spans the run has
 * @param traceId 32 hexadecimal digits
 * @param tokens input and output of all calls
 * @param timingsMillis by stage, in the order of the stages, and {@code total}
 * @param notes what the user should know about how the request was carried out
 */
public record Generation(
    String id,
    GenerationStatus status,
    Optional<String> why,
    Optional<Program> program,
    Optional<Prediction> prediction,
    Optional<Consensus> consensus,
    Optional<GenerationEvidence> evidence,
    List<CandidateReport> candidates,
    Optional<ReasoningReport> reasoning,
    Optional<KnowledgeUse> knowledge,
    int spans,
    String traceId,
    double costUsd,
    long tokens,
    Map<String, Long> timingsMillis,
    List<String> notes) {
  public Generation {
    prediction = prediction == null ? Optional.empty() : prediction;
    reasoning = reasoning == null ? Optional.empty() : reasoning;
    knowledge = knowledge == null ? Optional.empty() : knowledge;
    candidates = List.copyOf(candidates);
    timingsMillis = Collections.unmodifiableMap(new LinkedHashMap<>(timingsMillis));
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /** The probability that the program is right, else the consensus's score, in [0, 1]. */
  public Optional<Double> score() {
    return prediction.map(Prediction::probability).or(() -> consensus.map(Consensus::score));
  }

  /** The same result once its spans are counted. */
  public Generation withSpans(int counted) {
    return new Generation(
        id,
        status,
        why,
        program,
        prediction,
        consensus,
        evidence,
        candidates,
        reasoning,
        knowledge,
        counted,
        traceId,
        costUsd,
        tokens,
        timingsMillis,
        notes);
  }
}
