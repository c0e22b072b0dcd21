package dev.weavergen.domain.validation;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One task of a benchmark as every arm left it. Trials of several panels on one task share its id
 * and are then not independent of each other; all statistics here treat a task as one unit.
 *
 * @param passed by arm: 1 when its program passed the hidden test, 0 when not, between for an arm
 *     that stands for several programs; an arm without a program to judge is missing
 * @param problem why there is no result, or no label
 * @param chosen the member whose program was returned; empty without an answer
 * @param returnedPassed whether the returned program passed, or false without one; empty when that
 *     could not be decided
 * @param probability predicted for that program
 * @param candidates predicted for every member's program, by member
 * @param agreement share of the candidates that behave like it
 * @param spans how many execution spans the generation left
 * @param reasoning what the loop that repairs did; empty where it was not entered
 */
public record Trial(
    String taskId,
    String generationId,
    SortedMap<String, Double> passed,
    Optional<String> problem,
    Optional<String> chosen,
    Optional<Boolean> returnedPassed,
    Optional<Double> probability,
    SortedMap<String, Double> candidates,
    Optional<Double> agreement,
    Timings timings,
    int spans,
    Optional<TaskReasoning> reasoning) {
  public Trial {
    reasoning = reasoning == null ? Optional.empty() : reasoning;
    passed = Collections.unmodifiableSortedMap(new TreeMap<>(passed));
    candidates = Collections.unmodifiableSortedMap(new TreeMap<>(candidates));
    passed.forEach((arm, share) -> {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "passed of arm "
                + arm
                + " in task "
                + taskId
                + " is "
                + share
                + ", expected a share from 0 to 1");
      }
    });
  }

  /**
   * @param latencyMillis of the whole generation
   * @param consensusMillis from the last reply to the decision, the sandbox included
   * @param overheadMillis the whole generation minus its slowest model
   */
  public record Timings(long latencyMillis, long consensusMillis, long overheadMillis) {}

  /** The same with one more arm. */
  public Trial with(String arm, double share) {
    SortedMap<String, Double> more = new TreeMap<>(passed);
    var _ = more.put(arm, share);
    return withPassed(more);
  }

  /** The same with these arms alone. */
  public Trial withPassed(SortedMap<String, Double> arms) {
    return new Trial(
        taskId,
        generationId,
        arms,
        problem,
        chosen,
        returnedPassed,
        probability,
        candidates,
        agreement,
        timings,
        spans,
        reasoning);
  }
}
