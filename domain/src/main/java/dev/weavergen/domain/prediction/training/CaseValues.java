package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the candidates of a case: what was stored, and what follows from track records
 * and past intents, which whoever asks must have taken from other generations.
 */
final class CaseValues {
  private final GenerationCase generation;
  private static final ColdStart COLD_START = new ColdStart();

  private final TrackRecords records;
  private final double[] rates;

  CaseValues(GenerationCase generation, TrackRecords records) {
    this.generation = generation;
    this.records = records;
    this.rates =
        generation.generation().candidates().stream()
            .mapToDouble(candidate ->
                LogOdds.of(records.rate(candidate.model(), generation.generation().taskClass())))
            .toArray();
  }

  /** By the names of features. */
  Map<String, Double> of(int candidate) {
    Map<String, Double> values = new HashMap<>();
    generation
        .features()
        .get(candidate)
        .values()
        .forEach((feature, value) -> values.put(feature.wireName(), value));
    values.put(Feature.MODEL_RATE.wireName(), rates[candidate]);
    if (generation.clusters().stream().anyMatch(cluster -> cluster >= 0)) {
      values.put(Feature.WEIGHTED_MASS.wireName(), weightedMass(candidate));
    }
    neighbourSuccess(generation.neighbours(), values);
    for (Tier tier : Tier.values()) {
      if (generation.tier(candidate, tier) == tier) {
        values.put(Column.withoutLabels(tier), withoutLabels(candidate, tier));
      }
    }
    return values;
  }

  private double withoutLabels(int candidate, Tier tier) {
    return LogOdds.of(COLD_START.candidate(generation, candidate, tier, records).probability());
  }

  /** A model that is wrong more often than right adds no weight to its cluster. */
  private double weightedMass(int candidate) {
    int cluster = generation.clusters().get(candidate);
    double total = Arrays.stream(rates).map(rate -> Math.max(0, rate)).sum();
    if (cluster < 0 || total == 0) {
      return 0;
    }
    double mass = 0;
    for (int i = 0; i < rates.length; i++) {
      mass += generation.clusters().get(i) == cluster ? Math.max(0, rates[i]) : 0;
    }
    return mass / total;
  }

  private static void neighbourSuccess(List<Neighbour> neighbours, Map<String, Double> values) {
    values.remove(Feature.NEIGHBOUR_SUCCESS.wireName());
    double weight = 0;
    double success = 0;
    for (Neighbour neighbour : neighbours) {
      weight += neighbour.similarity();
      success += neighbour.similarity() * neighbour.success();
    }
    if (weight > 0) {
      values.put(Feature.NEIGHBOUR_SUCCESS.wireName(), success / weight);
    }
  }
}
