package dev.weavergen.activities.validation;

import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import java.util.List;
import java.util.Map;

/** The consensus with track records, as the arm {@code consensus} judges by it. */
@FunctionalInterface
public interface TrackRecordRule {
  /**
   * Learns, once for all tasks of a fold.
   *
   * @param history generations of other tasks, never of one that is judged by it
   */
  Taught taught(List<LabelledGeneration> history);

  /** The rule that has learnt. */
  @FunctionalInterface
  interface Taught {
    Consensus agree(Case judged);
  }

  /**
   * @param voters at least one, in the panel's order
   * @param models what the track record of each voter is kept of, by member
   */
  record Case(
      String taskClass, List<Voter> voters, Map<String, String> models, Observation observation) {}
}
