package dev.weavergen.workflows.generation;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.CandidateEvidence;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.ChosenEvidence;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationEvidence;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.KnowledgeUse;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ReasoningReport;
import dev.weavergen.workflows.consensus.AgreeActivity.Judgement;
import dev.weavergen.workflows.prediction.PredictActivity.Predicted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A settled run on its way to the store: the result but for the number of its spans, which the
 * store counts.
 *
 * @param why why there is no answer
 * @param replies in the panel's order; empty when no model was asked
 * @param observation empty when there was nothing to observe
 * @param predicted of the programs; empty when nothing was
 * @param judgement what was chosen, its program repaired where the loop did so
 * @param reasoning what the loop did; empty where it was not entered
 * @param knowledge what was recalled of what is learned
 * @param aside what was asked for beside programs
 */
record GenerationDraft(
    GenerationStatus status,
    Optional<String> why,
    List<Reply> replies,
    Optional<Observation> observation,
    Optional<Judgement> judgement,
    Optional<Predicted> predicted,
    Optional<ReasoningReport> reasoning,
    Optional<Briefing.Recalled> knowledge,
    Aside aside,
    List<String> notes,
    Map<String, Long> timingsMillis) {
  Generation of(String workflowId, String runId) {
    List<Reply.Call> calls =
        Stream.concat(
                replies.stream().flatMap(reply -> Aside.call(reply).stream()),
                aside.calls().stream())
            .toList();
    return new Generation(
        workflowId,
        status,
        why,
        judgement.map(Judgement::program),
        predicted.map(Predicted::answer),
        judgement.map(this::consensus),
        observation.map(GenerationEvidence::of),
        replies.stream().map(this::report).toList(),
        reasoning,
        knowledge.map(Briefing.Recalled::version).flatMap(GenerationDraft::use),
        0,
        TraceIds.trace(runId),
        calls.stream().mapToDouble(Reply.Call::costUsd).sum(),
        calls.stream().mapToLong(call -> call.usage().total()).sum(),
        timingsMillis,
        notes);
  }

  private CandidateReport report(Reply reply) {
    return CandidateReport.of(
            reply,
            clusterOf(reply.member()),
            observation.flatMap(seen -> CandidateEvidence.of(seen, reply.member())))
        .withProbability(
            predicted.flatMap(all -> Optional.ofNullable(all.candidates().get(reply.member()))));
  }

  private static Optional<KnowledgeUse> use(OptionalLong version) {
    return version.isPresent()
        ? Optional.of(new KnowledgeUse(version.getAsLong()))
        : Optional.empty();
  }

  /** The choice with what the evidence says of it. */
  private Consensus consensus(Judgement found) {
    String chosen = found.consensus().chosenCluster().representative();
    return found
        .consensus()
        .afterReasons(observation.map(seen -> ChosenEvidence.of(seen, chosen)).orElse(List.of()))
        .afterReasons(superseded(chosen))
        .beforeReasons(aside.remarks());
  }

  /** The choice was made among first programs; who reads its reasons has to know. */
  private List<String> superseded(String chosen) {
    return reasoning
        .filter(loop -> loop.iterations().stream().anyMatch(Iteration::accepted))
        .map(loop ->
            List.of(
                "these reasons are about the program by %s, which was chosen first; the answer is another by %s, as the rounds of repair say"
                    .formatted(chosen, loop.author())))
        .orElse(List.of());
  }

  private Optional<String> clusterOf(String member) {
    return judgement.map(Judgement::consensus).map(Consensus::clusters).stream()
        .flatMap(List::stream)
        .filter(cluster -> cluster.models().contains(member))
        .map(Cluster::id)
        .findFirst();
  }
}
