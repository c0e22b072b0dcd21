package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.Feature.Direction;
import dev.weavergen.domain.prediction.Tier;
import java.util.Arrays;
import java.util.List;

/** What a model may look at, by name. */
record Column(String name, Direction direction) {
  /** The features that are known at a tier. */
  static List<Column> of(Tier tier) {
    return Arrays.stream(Feature.values())
        .filter(feature -> feature.group().tier().compareTo(tier) <= 0)
        .map(feature -> new Column(feature.wireName(), feature.direction()))
        .toList();
  }

  boolean isDirected() {
    return direction != Direction.EITHER;
  }

  boolean forbids(double weight) {
    return switch (direction) {
      case RAISES -> weight < 0;
      case LOWERS -> weight > 0;
      case EITHER -> false;
    };
  }
}
