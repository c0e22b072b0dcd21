package dev.weavergen.domain.prediction;

import dev.weavergen.domain.prediction.Prediction.Factor;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A prediction in a few lines for people. */
public final class PredictionWords {
  /** What predicts while nothing is learned. */
  public static final String SEED = "seed";

  /** Steps of the calculation, which say nothing of the program itself. */
  private static final List<String> STEPS = List.of("base rate", "calibration", "limit", "others");

  /** Of those that speak for the program, and of those against it. */
  private static final int FACTORS_MAX = 2;

  /** Contributions in log-odds that would be shown as zero. */
  private static final double SHOWN_MIN = .005;

  private static final int DECIMALS_MAX = 6;

  private PredictionWords() {}

  /**
   * One line, for example {@code right with probability .93 (tier evidence), predictor v3}; it says
   * so where no learned predictor is in use yet.
   */
  public static String headline(Prediction prediction) {
    return "right with probability "
        + probability(prediction.probability())
        + " (tier "
        + prediction.tier().name().toLowerCase(Locale.ROOT)
        + "), "
        + (prediction.predictor().equals(SEED)
            ? "by the seed formula and the evidence alone: no learned predictor is in use yet"
            : "predictor " + prediction.predictor());
  }

  /** What speaks for and against the program, one line each, without those that have nothing. */
  public static List<String> factors(Prediction prediction) {
    Stream<String> speaksFor = side("for", prediction.factors(), 1);
    return Stream.concat(speaksFor, side("against", prediction.factors(), -1)).toList();
  }

  /** Without a leading zero, for example {@code .93}. */
  public static String probability(double value) {
    return number("%.2f", value);
  }

  /** With as many decimals, two at least, as it takes to tell the value from the other one. */
  public static String exact(double value, double other) {
    int decimals = 2;
    while (decimals < DECIMALS_MAX
        && value != other
        && number("%." + decimals + "f", value).equals(number("%." + decimals + "f", other))) {
      decimals++;
    }
    return number("%." + decimals + "f", value);
  }

  private static Stream<String> side(String name, List<Factor> factors, int sign) {
    String words =
        factors.stream()
            .filter(factor -> !STEPS.contains(factor.name()))
            .filter(factor -> sign * factor.contribution() >= SHOWN_MIN)
            .sorted(Comparator.comparingDouble(factor -> -sign * factor.contribution()))
            .limit(FACTORS_MAX)
            .map(factor -> factor.words() + " (" + number("%+.2f", factor.contribution()) + ")")
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? Stream.empty() : Stream.of(name + ": " + words);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value).replaceFirst("^([+-]?)0\\.", "$1.");
  }
}
