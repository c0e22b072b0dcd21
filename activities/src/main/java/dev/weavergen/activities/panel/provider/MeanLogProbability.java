package dev.weavergen.activities.panel.provider;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The mean natural-log probability of a reply's tokens. */
final class MeanLogProbability {
  private MeanLogProbability() {}

  static Optional<Double> of(Stream<@Nullable Double> perToken) {
    OptionalDouble mean =
        perToken
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .average();
    return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
  }
}
