package dev.weavergen.domain.consensus.dissent;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a cluster makes of an input. Clusters allow for tolerance and for differences far from the
 * examples, so members of one may part, too: it is then what most of them did.
 *
 * @param outcome as a short text
 * @param unanimous whether all its members did that
 */
record ClusterOutcome(String outcome, boolean unanimous) {
  /** What most of the members did; of equally many, what comes first as text. */
  static Optional<ClusterOutcome> of(Observation observation, InputFacts input, Cluster cluster) {
    Map<String, Integer> counts = new TreeMap<>();
    List<CandidateFacts> candidates = observation.candidates();
    for (int i = 0; i < Math.min(candidates.size(), input.byCandidate().size()); i++) {
      int outcome = input.byCandidate().get(i);
      if (outcome >= 0 && cluster.models().contains(candidates.get(i).model())) {
        counts.merge(input.outcomes().get(outcome), 1, Integer::sum);
      }
    }
    Optional<String> most = Optional.empty();
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (most.isEmpty() || count.getValue() > counts.getOrDefault(most.get(), 0)) {
        most = Optional.of(count.getKey());
      }
    }
    return most.map(outcome -> new ClusterOutcome(outcome, counts.size() == 1));
  }
}
