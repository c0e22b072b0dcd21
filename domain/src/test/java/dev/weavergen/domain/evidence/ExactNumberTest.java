package dev.weavergen.domain.evidence;

import static dev.weavergen.domain.evidence.SampleValues.bool;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.list;
import static dev.weavergen.domain.evidence.SampleValues.map;
import static dev.weavergen.domain.evidence.SampleValues.none;
import static dev.weavergen.domain.evidence.SampleValues.opaque;
import static dev.weavergen.domain.evidence.SampleValues.real;
import static dev.weavergen.domain.evidence.SampleValues.set;
import static dev.weavergen.domain.evidence.SampleValues.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers of several classes, as Python compares them by {@code ==}. */
class ExactNumberTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private static Stream<Arguments> equal() {
    return Stream.of(
        arguments(decimal("2.0"), integer(2)),
        arguments(decimal("1.00"), bool(true)),
        arguments(decimal("-0E-7"), integer(0)),
        arguments(decimal("-0"), real(-0.0)),
        arguments(decimal("0.5"), real(0.5)),
        arguments(decimal("-2.50"), decimal("-2.5")),
        arguments(decimal("1E+3"), integer(1000)),
        arguments(decimal("1E+22"), real(1e22)),
        arguments(decimal("Infinity"), real(Double.POSITIVE_INFINITY)),
        arguments(decimal("-Infinity"), decimal("-Infinity")),
        arguments(decimal("0.1"), fraction(1, 10)),
        arguments(decimal("0.1000000000000000055511151231257827021181583404541015625"), real(0.1)),
        arguments(decimal("1E+999999999"), decimal("10E+999999998")),
        arguments(decimal("1E-999999999"), decimal("0.1E-999999998")),
        arguments(
            decimal("12E+2000"),
            new Value.Int(BigInteger.TEN.pow(2000).shiftLeft(2).multiply(BigInteger.valueOf(3)))),
        arguments(decimal("1E+1100"), new Value.Int(BigInteger.TEN.pow(1100))),
        arguments(decimal("1E+1101"), new Value.Int(BigInteger.TEN.pow(1101))),
        arguments(decimal("2"), new Value.Complex(2, 0)),
        arguments(fraction(1, 2), real(0.5)),
        arguments(fraction(4, 2), integer(2)),
        arguments(fraction(0, 3), bool(false)),
        arguments(fraction(-2, 6), fraction(-1, 3)),
        arguments(fraction(1, 3125), decimal("0.00032")),
        arguments(fraction(7, 1024), real(7.0 / 1024)),
        arguments(list(decimal("1.0")), list(integer(1))),
        arguments(set(fraction(1, 2), text("a")), set(text("a"), real(0.5))),
        arguments(map(decimal("3"), none()), map(integer(3), none())));
  }

  private static Stream<Arguments> different() {
    return Stream.of(
        arguments(decimal("2.1"), integer(2)),
        arguments(decimal("0.1"), real(0.1)),
        arguments(decimal("NaN"), decimal("NaN")),
        arguments(decimal("-sNaN12"), decimal("-sNaN12")),
        arguments(decimal("NaN"), real(Double.NaN)),
        arguments(decimal("Infinity"), decimal("-Infinity")),
        arguments(decimal("1E+400"), real(Double.POSITIVE_INFINITY)),
        arguments(decimal("1E-400"), integer(0)),
        arguments(decimal("1E-400"), real(0)),
        arguments(decimal("1E+999999999"), decimal("1E+999999998")),
        arguments(decimal("2"), text("2")),
        arguments(decimal("2"), opaque("Money", "Decimal('2')")),
        arguments(opaque("Money", "Decimal('2')"), integer(2)),
        arguments(opaque("Decimal", "2"), integer(2)),
        arguments(opaque("Decimal", "Decimal('2') "), integer(2)),
        arguments(opaque("Decimal", "Decimal('2.')"), integer(2)),
        arguments(opaque("Decimal", "Decimal('٢')"), integer(2)),
        arguments(opaque("Fraction", "Fraction(1, 0)"), real(Double.POSITIVE_INFINITY)),
        arguments(fraction(1, 3), real(1.0 / 3)),
        arguments(fraction(1, 3), decimal("0.3333333333333333333333333333")),
        arguments(fraction(1, 6), fraction(1, 7)));
  }

  @ParameterizedTest
  @MethodSource("equal")
  void equal_sameNumber_isTrue(Value left, Value right) {
    assertThat(python(left, right)).isTrue();
    assertThat(python(right, left)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("different")
  void equal_otherNumberOrNone_isFalse(Value left, Value right) {
    assertThat(python(left, right)).isFalse();
    assertThat(python(right, left)).isFalse();
  }

  @Test
  void equal_unreadableText_isComparedAsText() {
    Value tooLarge = opaque("Decimal", "Decimal('1E+" + "9".repeat(30) + "')");

    assertThat(python(tooLarge, tooLarge)).isTrue();
    assertThat(python(tooLarge, integer(1))).isFalse();
  }

  @Test
  void equal_java_knowsNoDecimals() {
    assertThat(LanguageEquality.exact(Language.JAVA).equal(decimal("2"), integer(2))).isFalse();
  }

  @Test
  void equal_hostileNumbers_costNothing() {
    Value huge = decimal("9".repeat(900) + "E+999999999999999999");
    Value tiny = decimal("9".repeat(900) + "E-999999999999999999");
    Value odd = opaque("Fraction", "Fraction(1, " + "7".repeat(980) + ")");
    Value power = new Value.Int(BigInteger.TEN.pow(78_000));
    List<Value> few = List.of(huge, tiny, odd, power);
    List<Value> many = Collections.nCopies(100, few).stream().flatMap(List::stream).toList();
    Value all = list(many.toArray(Value[]::new));

    assertTimeoutPreemptively(LONG, () -> assertThat(python(all, all)).isTrue());
  }

  private static boolean python(Value left, Value right) {
    return LanguageEquality.exact(Language.PYTHON).equal(left, right);
  }

  private static Value decimal(String number) {
    return opaque("Decimal", "Decimal('" + number + "')");
  }

  private static Value fraction(long numerator, long denominator) {
    return opaque("Fraction", "Fraction(" + numerator + ", " + denominator + ")");
  }
}
