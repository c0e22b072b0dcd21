package dev.weavergen.api.validation;

import java.util.Locale;
import java.util.Optional;

/** Figures as people read them. */
final class Figures {
  static final String MISSING = "–";

  /** Keeps a figure and its unit on one line. */
  private static final String UNBROKEN = "\u00a0";

  private Figures() {}

  /** A share as {@code 86.6 %}. */
  static String percent(double share) {
    return coordinate(share) + UNBROKEN + "%";
  }

  static String percent(Optional<Double> share) {
    return share.map(Figures::percent).orElse(MISSING);
  }

  /** A figure from 0 to 1 as {@code .866}, which may be negative where it is a skill. */
  static String share(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure)
        .replaceFirst("^(-?)0\\.", "$1.")
        .replace('-', '−');
  }

  /** A difference of figures as {@code +.061}. */
  static String signed(double difference) {
    return (difference < 0 ? "" : "+") + share(difference);
  }

  /** A share as a coordinate from 0 to 100. */
  static String coordinate(double share) {
    return String.format(Locale.ROOT, "%.1f", share * 100);
  }

  /** A difference of shares as {@code +6.1}. */
  static String points(double difference) {
    return String.format(Locale.ROOT, "%+.1f", difference * 100).replace('-', '−');
  }

  /** A p-value as {@code p = .031} or {@code p < .001}. */
  static String pValue(double p) {
    return p < 0.001
        ? "p < .001"
        : "p = " + String.format(Locale.ROOT, "%.3f", p).replaceFirst("^0", "");
  }

  /** A number of tasks, with a decimal only if it is not whole. */
  static String count(double passed) {
    return passed == Math.rint(passed)
        ? String.valueOf((long) passed)
        : String.format(Locale.ROOT, "%.1f", passed);
  }

  static String outOf(int passed, int total) {
    return total == 0 ? MISSING : passed + "/" + total;
  }

  static String orMissing(Optional<?> figure) {
    return figure.map(Object::toString).orElse(MISSING);
  }

  /** For a data attribute that scripts sort by. */
  static String value(Optional<Double> figure) {
    return figure.map(Object::toString).orElse("");
  }
}
