package dev.weavergen.domain.prediction;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The features of one candidate that could be measured.
 *
 * @param values finite numbers; what is missing could not be measured
 */
public record FeatureVector(SortedMap<Feature, Double> values) {
  public FeatureVector {
    SortedMap<Feature, Double> finite = new TreeMap<>();
    values.forEach((feature, value) -> {
      if (value != null && Double.isFinite(value)) {
        finite.put(feature, value);
      }
    });
    values = Collections.unmodifiableSortedMap(finite);
  }

  public static FeatureVector of(Map<Feature, Double> values) {
    return new FeatureVector(new TreeMap<>(values));
  }

  /** The value; empty where it is missing. */
  public OptionalDouble value(Feature feature) {
    Double value = values.get(feature);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
