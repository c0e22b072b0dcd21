package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
   * @param tests how it did on the tests of each author
   * @param passed whether it is right; empty without a label
   */
  public record Candidate(
      String model, Showing showing, List<TestTally> tests, Optional<Boolean> passed) {
    public Candidate {
      tests = tests == null ? List.of() : List.copyOf(tests);
    }
  }

  /**
   * How many of a model's tests a candidate passed.
   *
   * @param total of those that could be decided, at least 1
   */
  public record TestTally(String author, int passed, int total) {
    public TestTally {
      if (passed < 0 || total < 1 || passed > total) {
        throw new IllegalArgumentException(
            "expected passed in [0, total] and total from 1 but they are "
                + passed
                + " and "
                + total);
      }
    }

    double share() {
      return (double) passed / total;
    }

    /** What an observation says of one of its candidates, by author in alphabetical order. */
    public static List<TestTally> of(CandidateFacts facts, List<CheckFacts> checks) {
      SortedMap<String, int[]> tallies = new TreeMap<>();
      for (int i = 0; i < Math.min(checks.size(), facts.verdicts().length()); i++) {
        char verdict = facts.verdicts().charAt(i);
        if (verdict == '?' || checks.get(i).author().isEmpty()) {
          continue;
        }
        int[] tally = tallies.computeIfAbsent(checks.get(i).author().get(), _ -> new int[2]);
        tally[0] += verdict == '+' ? 1 : 0;
        tally[1]++;
      }
      return tallies.entrySet().stream()
          .map(entry -> new TestTally(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
          .toList();
    }
  }

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
