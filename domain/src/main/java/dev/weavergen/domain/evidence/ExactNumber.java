package dev.weavergen.domain.evidence;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers by their exact value, as Python compares them whatever their class: {@code
 * Decimal('2.0')}, {@code Fraction(2, 1)}, {@code 2.0} and {@code 2} are one number, {@code
 * Decimal('0.1')} and {@code 0.1} are two.
 *
 * <p>A decimal or a fraction arrives as the text of its {@code repr}, which a candidate may choose.
 * A key is therefore made without writing a number out: {@code Decimal('1E+999999999')} stays a
 * coefficient and an exponent. Each number has one key: an integer with few zeros at its end is
 * itself, what a {@code double} holds exactly is that, any other number with finitely many decimals
 * is {@link Scaled}, and what is left is {@link Ratio}.
 */
final class ExactNumber {
  /** As long as the text of an opaque value may be. */
  private static final int TEXT_CHARS_MAX = 1_000;

  /**
   * Powers of ten that are written out, in either direction. No {@code double} has more digits: the
   * largest takes 309 before the point, the smallest 1,074 behind it.
   */
  private static final int DIGITS_WRITTEN_MAX = 1_100;

  /** Integers have at most 65,536 hexadecimal digits, so fewer than 2^17 zeros at their end. */
  private static final int ZEROS_LOG2_MAX = 16;

  private static final double LOG2_OF_5 = Math.log(5) / Math.log(2);

  private static final Pattern DECIMAL =
      Pattern.compile("Decimal\\('(-?)([0-9]+)(?:\\.([0-9]+))?(?:E([+-][0-9]{1,18}))?'\\)");
  private static final Pattern INFINITE = Pattern.compile("Decimal\\('(-?)Infinity'\\)");
  private static final Pattern NOT_A_NUMBER = Pattern.compile("Decimal\\('-?s?NaN[0-9]*'\\)");
  private static final Pattern FRACTION = Pattern.compile("Fraction\\((-?[0-9]+), ([0-9]+)\\)");

  private ExactNumber() {}

  /** The key of a decimal or a fraction; empty for any other value. */
  static Optional<Object> key(Value.Opaque value) {
    if (value.text().length() > TEXT_CHARS_MAX) {
      return Optional.empty();
    }
    return switch (value.type()) {
      case "Decimal" -> decimal(value.text());
      case "Fraction" -> fraction(value.text());
      default -> Optional.empty();
    };
  }

  /** The key of an integer. */
  static Object key(BigInteger number) {
    // As many zeros in decimal take as many in binary.
    boolean mayBeScaled = number.getLowestSetBit() > DIGITS_WRITTEN_MAX;
    return mayBeScaled ? key(number, 0) : number;
  }

  private static Optional<Object> decimal(String text) {
    Matcher finite = DECIMAL.matcher(text);
    if (finite.matches()) {
      return Optional.of(finite(finite));
    }
    Matcher infinite = INFINITE.matcher(text);
    if (infinite.matches()) {
      boolean negative = !infinite.group(1).isEmpty();
      return Optional.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return NOT_A_NUMBER.matcher(text).matches() ? Optional.of(new Object()) : Optional.empty();
  }

  private static Object finite(Matcher parts) {
    String decimals = Optional.ofNullable(parts.group(3)).orElse("");
    long exponent = Optional.ofNullable(parts.group(4)).map(Long::parseLong).orElse(0L);
    BigInteger coefficient = new BigInteger(parts.group(1) + parts.group(2) + decimals);
    return key(coefficient, exponent - decimals.length());
  }

  private static Optional<Object> fraction(String text) {
    Matcher parts = FRACTION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    BigInteger numerator = new BigInteger(parts.group(1));
    BigInteger denominator = new BigInteger(parts.group(2));
    if (denominator.signum() == 0) {
      return Optional.empty();
    }
    BigInteger common = numerator.gcd(denominator);
    return Optional.of(ratio(numerator.divide(common), denominator.divide(common)));
  }

  /** A fraction has finitely many decimals if only twos and fives divide its denominator. */
  private static Object ratio(BigInteger numerator, BigInteger denominator) {
    int twos = denominator.getLowestSetBit();
    BigInteger odd = denominator.shiftRight(twos);
    int fives = (int) Math.round((odd.bitLength() - 1) / LOG2_OF_5);
    if (!BigInteger.valueOf(5).pow(fives).equals(odd)) {
      return new Ratio(numerator, denominator);
    }
    int decimals = Math.max(twos, fives);
    return key(numerator.multiply(BigInteger.TEN.pow(decimals)).divide(denominator), -decimals);
  }

  private static Object key(BigInteger coefficient, long exponent) {
    if (coefficient.signum() == 0) {
      return coefficient;
    }
    Scaled number = scaled(coefficient, exponent);
    if (Math.abs(number.exponent) > DIGITS_WRITTEN_MAX) {
      return number;
    }
    int digits = (int) number.exponent;
    if (digits >= 0) {
      return number.coefficient.multiply(BigInteger.TEN.pow(digits));
    }
    BigDecimal exactly = new BigDecimal(number.coefficient, -digits);
    double near = exactly.doubleValue();
    boolean same = Double.isFinite(near) && new BigDecimal(near).compareTo(exactly) == 0;
    return same ? (Object) near : number;
  }

  /** Takes the zeros from the end of a number, half of what may be left at a time. */
  private static Scaled scaled(BigInteger coefficient, long exponent) {
    BigInteger rest = coefficient;
    long zeros = 0;
    for (int log2 = ZEROS_LOG2_MAX; log2 >= 0; log2--) {
      int step = 1 << log2;
      if (rest.getLowestSetBit() < step) {
        continue;
      }
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.TEN.pow(step));
      if (parts[1].signum() == 0) {
        rest = parts[0];
        zeros += step;
      }
    }
    return new Scaled(rest, exponent + zeros);
  }

  /** A coefficient that ten does not divide, times a power of ten. */
  private record Scaled(BigInteger coefficient, long exponent) {}

  /** A fraction in lowest terms with a positive denominator. */
  private record Ratio(BigInteger numerator, BigInteger denominator) {}
}
