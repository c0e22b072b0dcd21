package dev.weavergen.domain.learning;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * What one predictor's Brier score is above another's on the labelled candidates of a generation.
 *
 * @param sum of the differences
 * @param candidates that have a label, at least 1
 */
public record PairedBrier(String group, double sum, int candidates) {
  private static final int DRAWS = 4_000;
  private static final long SEED = 20_260_103L;
  private static final double LOW_PERCENT = 2.5;
  private static final double HIGH_PERCENT = 97.5;

  /**
   * @param mean over all candidates
   * @param low of the 95 % interval of the bootstrap over groups
   * @param high of the same
   */
  public record Difference(double mean, double low, double high) {}

  /**
   * Both predict each labelled candidate.
   *
   * @param tiers at which they do; a candidate's score is its mean over those of them at which
   *     anything is known of it
   * @return empty without a label
   */
  static Optional<PairedBrier> of(
      GenerationCase generation,
      Predictor one,
      Predictor other,
      TrackRecords records,
      Collection<Tier> tiers) {
    double sum = 0;
    int candidates = 0;
    for (int i = 0; i < generation.features().size(); i++) {
      int candidate = i;
      Optional<Boolean> right = generation.passed(candidate);
      if (right.isPresent()) {
        sum +=
            tiers.stream()
                .map(tier -> generation.tier(candidate, tier))
                .distinct()
                .mapToDouble(tier ->
                    brier(
                            generation,
                            right.get(),
                            one.candidate(generation, candidate, tier, records))
                        - brier(
                            generation,
                            right.get(),
                            other.candidate(generation, candidate, tier, records)))
                .average()
                .orElse(0);
        candidates++;
      }
    }
    return candidates == 0
        ? Optional.empty()
        : Optional.of(new PairedBrier(generation.group(), sum, candidates));
  }

  private static double brier(GenerationCase generation, boolean right, Prediction prediction) {
    return new Judged(generation.group(), prediction.probability(), right).brier();
  }

  /** All are 0 without a generation. */
  public static Difference difference(List<PairedBrier> paired) {
    SortedMap<String, double[]> byGroup = new TreeMap<>();
    for (PairedBrier one : paired) {
      double[] sums = byGroup.computeIfAbsent(one.group(), _ -> new double[2]);
      sums[0] += one.sum();
      sums[1] += one.candidates();
    }
    if (byGroup.isEmpty()) {
      return new Difference(0, 0, 0);
    }
    double[][] groups = byGroup.values().toArray(double[][]::new);
    RandomGenerator random = new Well19937c(SEED);
    double[] means = new double[DRAWS];
    Arrays.setAll(means, _ -> drawnMean(groups, random));
    Percentile percentile = new Percentile();
    percentile.setData(means);
    return new Difference(
        mean(Arrays.stream(groups).toList()),
        percentile.evaluate(LOW_PERCENT),
        percentile.evaluate(HIGH_PERCENT));
  }

  private static double drawnMean(double[][] groups, RandomGenerator random) {
    double[] total = new double[2];
    for (int i = 0; i < groups.length; i++) {
      double[] drawn = groups[random.nextInt(groups.length)];
      total[0] += drawn[0];
      total[1] += drawn[1];
    }
    return total[0] / total[1];
  }

  private static double mean(List<double[]> groups) {
    double sum = 0;
    double candidates = 0;
    for (double[] group : groups) {
      sum += group[0];
      candidates += group[1];
    }
    return sum / candidates;
  }
}
