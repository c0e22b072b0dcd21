package dev.weavergen.domain.evidence.cost;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** An order of growth, from the smallest to the largest. */
public enum Order {
  /** No growth was measured: also what grows, but stays below the clock's grain. */
  CONSTANT("1", _ -> 1),
  LOGARITHMIC("log n", Order::log2),
  LINEAR("n", n -> n),
  LINEARITHMIC("n log n", n -> n * log2(n)),
  QUADRATIC("n²", n -> n * n),
  CUBIC("n³", n -> n * n * n),
  /** Of any base: naive Fibonacci numbers grow by the golden ratio, subsets by two. */
  EXPONENTIAL("2ⁿ", n -> Math.pow(1.618, n), n -> Math.pow(2, n), n -> Math.pow(3, n));

  private final String notation;
  private final List<DoubleUnaryOperator> shapes;

  Order(String notation, DoubleUnaryOperator... shapes) {
    this.notation = notation;
    this.shapes = List.of(shapes);
  }

  /** What stands between the parentheses of O(…). */
  public String notation() {
    return notation;
  }

  /** The functions of the size that have this order. */
  List<DoubleUnaryOperator> shapes() {
    return shapes;
  }

  private static double log2(double n) {
    return Math.log(n) / Math.log(2);
  }
}
