package dev.weavergen.domain.generation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one generation may spend, or one lineage of repairs within it.
 *
 * @param usd US dollars
 * @param tokens input and output together
 * @param time wall time in which calls may be begun, from the generation's start, or from the
 *     lineage's first call
 * @param lineage what the repairs of one program may spend of it; empty for all of it
 */
public record Budget(
    Optional<Double> usd, OptionalLong tokens, Optional<Duration> time, Optional<Budget> lineage) {
  public Budget {
    time = time == null ? Optional.empty() : time;
    lineage = lineage == null ? Optional.empty() : lineage;
  }

  /** A budget of money and tokens alone. */
  public static Budget of(Optional<Double> usd, OptionalLong tokens) {
    return new Budget(usd, tokens, Optional.empty(), Optional.empty());
  }
}
