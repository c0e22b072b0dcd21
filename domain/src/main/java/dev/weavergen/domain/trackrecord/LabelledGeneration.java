package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import java.util.List;
import java.util.Optional;

/**
 * A past generation of which at least one candidate is labelled.
 *
 * @param taskClass see {@link TaskClass}
 */
public record LabelledGeneration(String taskClass, List<Candidate> candidates) {
  /** How an observation says that a program could be called. */
  private static final String LOADED = "loaded";

  public LabelledGeneration {
    candidates = List.copyOf(candidates);
  }

  /**
   * One candidate of it, labelled or not.
   *
   * @param model the real model, its parameters and the prompt's style
   * @param showing what the evidence said of the candidate at the time
   * @param passed whether it is right; empty without a label
   */
  public record Candidate(String model, Showing showing, Optional<Boolean> passed) {}

  /** What the evidence said of a candidate before any label. */
  public enum Showing {
    /** It passed every example, and there was one. */
    EXAMPLES_PASSED,
    /** It failed an example, or was never loaded. */
    EXAMPLES_FAILED,
    /** There was no example, none could be decided, or nothing was run. */
    NO_EXAMPLES;

    /** What an observation says of one of its candidates. */
    public static Showing of(CandidateFacts facts) {
      if (facts.load().isEmpty()) {
        return NO_EXAMPLES;
      }
      if (!facts.load().get().equals(LOADED)) {
        return EXAMPLES_FAILED;
      }
      String examples =
          facts.verdicts().substring(0, Math.min(facts.examplesTotal(), facts.verdicts().length()));
      if (examples.indexOf('-') >= 0) {
        return EXAMPLES_FAILED;
      }
      return examples.indexOf('+') >= 0 ? EXAMPLES_PASSED : NO_EXAMPLES;
    }
  }
}
