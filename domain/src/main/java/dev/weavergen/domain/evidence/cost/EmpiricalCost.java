package dev.weavergen.domain.evidence.cost;

/** What measuring a program over growing inputs showed. */
public sealed interface EmpiricalCost {
  /**
   * An order of growth explains the measurements.
   *
   * @param sizeMax the largest size that was measured
   * @param secondsAtMax CPU time there
   * @param r2 the explained share of the variation of CPU time, in [0, 1], each measurement
   *     weighted by its relative precision; 0 for constant cost, which leaves nothing to explain
   */
  record Fitted(Order order, int sizeMax, double secondsAtMax, double r2)
      implements EmpiricalCost {}

  /**
   * No order does, or there are too few measurements to say.
   *
   * @param why one sentence for a person
   */
  record Unknown(String why) implements EmpiricalCost {}
}
