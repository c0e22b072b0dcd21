package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The features of one candidate while they are being collected. */
final class Values {
  private final Map<Feature, Double> values = new EnumMap<>(Feature.class);

  void put(Feature feature, double value) {
    values.put(feature, value);
  }

  void put(Feature feature, OptionalDouble value) {
    value.ifPresent(known -> put(feature, known));
  }

  void put(Feature feature, boolean value) {
    put(feature, value ? 1 : 0);
  }

  /** Counts grow without a bound, and the tenth says less than the first. */
  void putCount(Feature feature, int count) {
    put(feature, StrictMath.log1p(count));
  }

  void putCount(Feature feature, Collection<?> counted) {
    putCount(feature, counted.size());
  }

  FeatureVector vector() {
    return FeatureVector.of(values);
  }
}
