package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Feature;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what a feature's value means, in one clause for a person. */
final class FactorWords {
  private static final Map<String, Feature> FEATURES =
      Arrays.stream(Feature.values())
          .collect(Collectors.toUnmodifiableMap(Feature::wireName, Function.identity()));

  private FactorWords() {}

  /**
   * @param values that the prediction looked at, by column
   */
  static String of(String column, Map<String, Double> values) {
    Feature feature = FEATURES.get(column);
    Double value = values.get(column);
    if (column.startsWith(Column.WITHOUT_LABELS) && value != null) {
      return share("what is said without labels", LogOdds.probability(value));
    }
    if (feature == null) {
      return column;
    }
    if (value == null) {
      return "not known: " + feature.definition();
    }
    if (feature == Feature.EXAMPLES_PASSED
        && values.getOrDefault(Feature.WRITTEN_EXAMPLES.wireName(), 0.0) > 0) {
      return share("of the examples that are not written into it, those passed", value);
    }
    if (feature == Feature.EXAMPLES_PASSED
        && values.containsKey(Feature.EXAMPLES_GIVEN.wireName())) {
      return examples(value, values.getOrDefault(Feature.EXAMPLES_GIVEN.wireName(), 0.0));
    }
    return switch (feature.unit()) {
      case "0 or 1" -> (value >= .5 ? "" : "not so: ") + feature.definition();
      case "share" -> share(feature.definition(), value);
      case "ln(1 + n)" -> number(feature.definition(), StrictMath.expm1(value));
      case "ln(n)" -> number(feature.definition(), StrictMath.exp(value));
      case "log-odds" -> share(feature.definition(), LogOdds.probability(value));
      default ->
          String.format(Locale.ROOT, "%s: %.2f %s", feature.definition(), value, feature.unit());
    };
  }

  /** Those that could not be decided count as given, so the number is the nearest whole one. */
  private static String examples(double share, double given) {
    long total = Math.round(StrictMath.expm1(given));
    return total == 0
        ? share("of the examples passed", share)
        : "passes " + Math.round(share * total) + " of " + total + " examples";
  }

  private static String share(String definition, double share) {
    String percent = Math.round(100 * share) + " %";
    return definition.startsWith("of ") ? percent + " " + definition : definition + ": " + percent;
  }

  private static String number(String definition, double number) {
    return definition + ": " + Math.round(number);
  }
}
