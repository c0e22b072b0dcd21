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
  public Claim {
    ci95 = List.copyOf(ci95);
  }
}
