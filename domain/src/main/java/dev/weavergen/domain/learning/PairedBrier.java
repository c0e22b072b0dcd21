package dev.weavergen.domain.learning;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.metrics.PairedDifference;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one predictor's Brier score is above another's on the labelled candidates of a generation.
 *
 * @param sum of the differences
 * @param candidates that have a label, at least 1
 */
public record PairedBrier(String group, double sum, int candidates) {
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
  public static PairedDifference difference(List<PairedBrier> paired) {
    SortedMap<String, PairedDifference.Sum> byGroup = new TreeMap<>();
    for (PairedBrier one : paired) {
      byGroup.merge(
          one.group(),
          new PairedDifference.Sum(one.sum(), one.candidates()),
          PairedDifference.Sum::plus);
    }
    return PairedDifference.of(byGroup);
  }
}
