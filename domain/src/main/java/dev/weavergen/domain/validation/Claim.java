package dev.weavergen.domain.validation;

import java.util.List;

/**
 * A statement with its numbers.
 *
 * @param difference pass rate of {@code a} minus that of {@code b}
 * @param ci95 of the difference, low end first
 * @param pValue of the test alone
 * @param pHolm corrected for all claims of the report; the verdict goes by it
 * @param test that gave {@code pValue}
 * @param n tasks on which both arms have a result
 * @param spanQuery finds the execution spans from which the claim can be computed again
 */
public record Claim(
    String id,
    String statement,
    String a,
    String b,
    double difference,
    List<Double> ci95,
    double pValue,
    double pHolm,
    String test,
    int n,
    Verdict verdict,
    String spanQuery) {
  /** Fewer tasks show nothing. */
  static final int TASKS_MIN = 30;

  /** The chance of a wrong claim that is accepted, for one claim or, corrected, for all. */
  static final double LEVEL = 0.05;

  public Claim {
    ci95 = List.copyOf(ci95);
  }

  /** Whether there are too few tasks for any verdict but {@link Verdict#NOT_SHOWN}. */
  public boolean lacksTasks() {
    return n < TASKS_MIN;
  }

  /** Whether the arms could be equal for all that the interval says. */
  public boolean includesNoDifference() {
    return ci95.getFirst() <= 0 && ci95.getLast() >= 0;
  }

  /** Whether chance would do even if this were the only claim. */
  public boolean failsAlone() {
    return pValue >= LEVEL;
  }
}
