package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CostFacts;
import dev.weavergen.domain.evidence.cost.Order;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a program's CPU time grows, as far as it was measured.
 *
 * @param order empty where nothing was measured: that is neither praise nor blame
 * @param sizeMax the largest size that was run
 * @param microsAtMax CPU time there
 */
record MeasuredCost(Optional<Order> order, int sizeMax, long microsAtMax) {
  /** CPU time differs between runs of one program; less than this factor is no difference. */
  private static final double CLEARLY = 2;

  private static final double UNKNOWN = .5;

  static MeasuredCost of(CandidateFacts facts) {
    return facts
        .cost()
        .map(cost -> new MeasuredCost(order(cost), cost.sizeMax(), cost.microsAtMax()))
        .orElse(new MeasuredCost(Optional.empty(), 0, 0));
  }

  private static Optional<Order> order(CostFacts cost) {
    return Arrays.stream(Order.values())
        .filter(known -> known.notation().equals(cost.order()))
        .findFirst();
  }

  /** Whether somebody who asked for performance would complain. */
  boolean growsTooFast() {
    return order.filter(known -> known.compareTo(Order.QUADRATIC) >= 0).isPresent();
  }

  /** Of a lower order; an order that was not measured is neither lower nor higher. */
  boolean isLowerThan(MeasuredCost other) {
    return order.isPresent()
        && other.order.isPresent()
        && order.get().compareTo(other.order.get()) < 0;
  }

  /** Of the same order, and at least as large inputs took clearly less time. */
  boolean isClearlyFasterThan(MeasuredCost other) {
    return order.isPresent()
        && order.equals(other.order)
        && sizeMax >= other.sizeMax
        && microsAtMax * CLEARLY <= other.microsAtMax;
  }

  /** In [0, 1]: what n log n costs is good, quadratic cost half as good, exponential worthless. */
  double goodness() {
    return order
        .map(known ->
            switch (known) {
              case CONSTANT, LOGARITHMIC, LINEAR -> 1.0;
              case LINEARITHMIC -> .9;
              case QUADRATIC -> .5;
              case CUBIC -> .25;
              case EXPONENTIAL -> 0.0;
            })
        .orElse(UNKNOWN);
  }

  /** For people, for example {@code O(n²), 40 ms at size 512}. */
  String inWords() {
    return order
        .map(known ->
            String.format(
                Locale.ROOT,
                "O(%s), %.1f ms at size %d",
                known.notation(),
                microsAtMax / 1e3,
                sizeMax))
        .orElse("not measured");
  }
}
