package dev.weavergen.domain.evidence.cost;

/**
 * The CPU time of one call.
 *
 * @param size of its input, at least 1
 * @param cpuMicros what making the input alone took is subtracted; not negative
 */
public record Measurement(int size, double cpuMicros) {
  public Measurement {
    if (size < 1 || !(cpuMicros >= 0)) {
      throw new IllegalArgumentException("no measurement: " + cpuMicros + " µs at size " + size);
    }
  }
}
