package dev.weavergen.activities.outcomes;

import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ReasoningReport;
import dev.weavergen.domain.trackrecord.SameBehaviour;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which programs a label of the answer speaks of too: by member, the one that it had on the panel
 * when that panel was seen to behave. An answer that is a candidate was seen among the candidates;
 * one that a repair brought was seen in its author's place on the panel of its round, and says
 * nothing of the program that it took the place of; one that was fused behaves as the cluster that
 * it was fused from. Of an answer that comes from none of these only the answer itself is known.
 */
final class AlikePrograms {
  private final Generation generation;
  private final List<CandidateRow> candidates;
  private final Optional<Observation> first;
  private final List<Attempt> attempts;

  /**
   * @param first what the candidates did
   * @param attempts at repairs
   */
  AlikePrograms(
      Generation generation,
      List<CandidateRow> candidates,
      Optional<Observation> first,
      List<Attempt> attempts) {
    this.generation = generation;
    this.candidates = List.copyOf(candidates);
    this.first = first;
    this.attempts = List.copyOf(attempts);
  }

  /** By member the program that is the answer, or behaved exactly like it. */
  SortedMap<String, String> to(String answer) {
    Map<String, String> written = written();
    List<String> authors =
        written.entrySet().stream()
            .filter(program -> program.getValue().equals(answer))
            .map(Map.Entry::getKey)
            .toList();
    if (!authors.isEmpty()) {
      return programs(authors, like(authors, first), written);
    }
    Optional<Attempt> repair = repair(answer);
    if (repair.isPresent()) {
      List<String> author = List.of(repair.get().member());
      return programs(
          author, like(author, Optional.of(repair.get().observation())), panelOf(repair.get()));
    }
    return wasRepaired()
        ? new TreeMap<>()
        : programs(List.of(), like(representative(), first), written);
  }

  private static SortedMap<String, String> programs(
      List<String> authors, List<String> alike, Map<String, String> panel) {
    SortedMap<String, String> programs = new TreeMap<>();
    Stream.concat(authors.stream(), alike.stream())
        .forEach(member ->
            Optional.ofNullable(panel.get(member))
                .ifPresent(program -> programs.put(member, program)));
    return programs;
  }

  private static List<String> like(Collection<String> members, Optional<Observation> seen) {
    return seen.map(observation -> SameBehaviour.as(members, observation)).orElse(List.of());
  }

  /** What each member wrote unaided. */
  private Map<String, String> written() {
    Map<String, String> programs = new HashMap<>();
    candidates.forEach(row -> programs.put(row.member(), row.programSha256()));
    return programs;
  }

  /** The round that the answer comes from: of equal programs the last that was accepted. */
  private Optional<Attempt> repair(String answer) {
    List<Attempt> equal =
        attempts.stream().filter(attempt -> attempt.programSha256().equals(answer)).toList();
    return equal.reversed().stream()
        .filter(attempt -> accepted().anyMatch(iteration -> isOf(iteration, attempt)))
        .findFirst()
        .or(() -> equal.stream().findFirst());
  }

  private static boolean isOf(Iteration iteration, Attempt attempt) {
    return iteration.number() == attempt.iteration()
        && iteration.author().filter(attempt.member()::equals).isPresent();
  }

  /** The programs among which a repair was seen: what had been accepted until then, and itself. */
  private Map<String, String> panelOf(Attempt repair) {
    Map<String, String> panel = written();
    accepted()
        .filter(iteration -> iteration.number() < repair.iteration())
        .forEach(iteration ->
            iteration
                .author()
                .ifPresent(author ->
                    iteration.program().ifPresent(program -> panel.put(author, program))));
    panel.put(repair.member(), repair.programSha256());
    return panel;
  }

  private Stream<Iteration> accepted() {
    return generation.reasoning().stream()
        .map(ReasoningReport::iterations)
        .flatMap(List::stream)
        .filter(Iteration::accepted);
  }

  private boolean wasRepaired() {
    return accepted().findAny().isPresent();
  }

  private List<String> representative() {
    return generation.consensus().stream()
        .map(Consensus::chosenCluster)
        .map(cluster -> cluster.representative())
        .toList();
  }
}
