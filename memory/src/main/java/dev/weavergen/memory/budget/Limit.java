package dev.weavergen.memory.budget;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One limit of a purse, and how far it is used.
 *
 * @param measure of all four amounts
 * @param most empty where there is no limit
 * @param spent what cannot come back
 * @param underWay what calls hold that may turn out to be cheaper
 * @param wanted by the call that is to be made
 * @param cure what a person can do when it is not enough
 */
record Limit(
    Measure measure,
    Optional<BigDecimal> most,
    BigDecimal spent,
    BigDecimal underWay,
    BigDecimal wanted,
    Cure cure) {

  /** What a person can do when there is not enough; it is told how much is missing. */
  @FunctionalInterface
  interface Cure {
    String of(BigDecimal missing);
  }

  /** Whether the call fits beside everything else. */
  boolean admits() {
    return most.isEmpty() || left(most.get()).compareTo(wanted) >= 0;
  }

  /** Whether the call would fit if no call under way cost anything. */
  boolean mayAdmit() {
    return most.isEmpty() || most.get().subtract(spent).compareTo(wanted) >= 0;
  }

  /** Why the call is not made; only of a limit that does not admit it. */
  String why() {
    BigDecimal limit = most.orElseThrow();
    BigDecimal left = left(limit);
    return measure.shortage(limit, left.max(BigDecimal.ZERO), wanted)
        + "; "
        + cure.of(wanted.subtract(left));
  }

  private BigDecimal left(BigDecimal limit) {
    return limit.subtract(spent).subtract(underWay);
  }
}
