package dev.weavergen.domain.prediction.metrics;

/**
 * A figure with the 95 % interval of the bootstrap over groups.
 *
 * @param low end of the interval
 * @param high end of the interval
 */
public record Figure(double value, double low, double high) {
  /** Of no prediction at all. */
  static final Figure NONE = new Figure(0, 0, 0);
}
