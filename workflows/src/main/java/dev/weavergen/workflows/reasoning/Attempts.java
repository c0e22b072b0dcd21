package dev.weavergen.workflows.reasoning;

import dev.weavergen.domain.evidence.Observation;
import java.util.List;

/** Every repair that was run, with what that showed. */
public interface Attempts {
  /** Keeps an attempt; keeping it again replaces it. */
  void put(Attempt attempt);

  /** A generation's attempts by iteration, then in the order they were put. */
  List<Attempt> of(String generationId);

  /**
   * @param iteration the round's number, from 1
   * @param member that wrote the repair, and in whose place on the panel it was observed
   * @param observation of the panel with the repair in that place
   */
  record Attempt(
      String generationId,
      int iteration,
      String member,
      String programSha256,
      Observation observation) {}
}
