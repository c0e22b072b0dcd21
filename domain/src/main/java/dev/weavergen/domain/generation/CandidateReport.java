package dev.weavergen.domain.generation;

import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import java.util.List;
import java.util.Optional;

/**
 * What one member of the panel contributed, as users see it.
 *
 * @param model the member's name in the panel
 * @param reply {@code answered}, {@code refused}, {@code failed} or {@code abstained}
 * @param error why there is no program
 * @param probability that the program is right; empty where nothing was predicted
 * @param cluster the cluster that the program is in
 * @param evidence what running the program showed; empty when there is none to run
 */
public record CandidateReport(
    String model,
    String reply,
    Optional<String> error,
    Optional<Double> confidence,
    Optional<String> reasoning,
    Optional<Long> latencyMillis,
    Optional<Integer> inputTokens,
    Optional<Integer> outputTokens,
    Optional<Double> costUsd,
    Optional<Double> probability,
    Optional<String> cluster,
    Optional<CandidateEvidence> evidence,
    List<String> notes) {
  public CandidateReport {
    probability = probability == null ? Optional.empty() : probability;
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /** The report on one reply that nobody has looked at yet. */
  public static CandidateReport of(Reply reply) {
    return of(reply, Optional.empty(), Optional.empty());
  }

  /** The report on one reply. */
  public static CandidateReport of(
      Reply reply, Optional<String> cluster, Optional<CandidateEvidence> evidence) {
    return switch (reply) {
      case Reply.Answered answered ->
          report(answered.member(), "answered", Optional.empty(), Optional.of(answered.call()))
              .withProgram(answered, cluster, evidence);
      case Reply.Refused refused ->
          report(refused.member(), "refused", Optional.of(refused.why()), refused.call());
      case Reply.Failed failed ->
          report(
              failed.member(),
              "failed",
              Optional.of(failed.kind().wireName() + ": " + failed.why()),
              Optional.empty());
      case Reply.Abstained abstained ->
          report(abstained.member(), "abstained", Optional.of(abstained.why()), abstained.call());
    };
  }

  /** The same with what was predicted of its program. */
  public CandidateReport withProbability(Optional<Double> predicted) {
    return new CandidateReport(
        model,
        reply,
        error,
        confidence,
        reasoning,
        latencyMillis,
        inputTokens,
        outputTokens,
        costUsd,
        predicted,
        cluster,
        evidence,
        notes);
  }

  private static CandidateReport report(
      String model, String reply, Optional<String> error, Optional<Reply.Call> call) {
    Optional<Usage> usage = call.map(Reply.Call::usage);
    return new CandidateReport(
        model,
        reply,
        error,
        Optional.empty(),
        Optional.empty(),
        call.map(Reply.Call::latencyMillis),
        usage.map(Usage::inputTokens),
        usage.map(Usage::outputTokens),
        call.map(Reply.Call::costUsd),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private CandidateReport withProgram(
      Reply.Answered answered, Optional<String> inCluster, Optional<CandidateEvidence> observed) {
    return new CandidateReport(
        model,
        reply,
        error,
        answered.confidence(),
        answered.reasoning(),
        latencyMillis,
        inputTokens,
        outputTokens,
        costUsd,
        probability,
        inCluster,
        observed,
        answered.notes());
  }
}
