package dev.weavergen.domain.validation;

import java.util.List;
import java.util.function.ToLongFunction;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/** Nearest-rank percentiles in milliseconds: each is a time that was measured. */
public record Percentiles(long p50, long p90, long p99) {
  /** Of one of the timings; all are 0 without a trial. */
  static Percentiles of(List<Trial> trials, ToLongFunction<Trial.Timings> timing) {
    if (trials.isEmpty()) {
      return new Percentiles(0, 0, 0);
    }
    Percentile nearestRank = new Percentile().withEstimationType(EstimationType.R_1);
    nearestRank.setData(
        trials.stream().map(Trial::timings).mapToLong(timing).asDoubleStream().toArray());
    return new Percentiles(
        (long) nearestRank.evaluate(50),
        (long) nearestRank.evaluate(90),
        (long) nearestRank.evaluate(99));
  }
}
