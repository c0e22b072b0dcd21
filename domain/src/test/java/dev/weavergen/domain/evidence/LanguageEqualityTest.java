package dev.weavergen.domain.evidence;

import static dev.weavergen.domain.evidence.SampleValues.bool;
import static dev.weavergen.domain.evidence.SampleValues.digest;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.integers;
import static dev.weavergen.domain.evidence.SampleValues.lazy;
import static dev.weavergen.domain.evidence.SampleValues.list;
import static dev.weavergen.domain.evidence.SampleValues.map;
import static dev.weavergen.domain.evidence.SampleValues.none;
import static dev.weavergen.domain.evidence.SampleValues.opaque;
import static dev.weavergen.domain.evidence.SampleValues.random;
import static dev.weavergen.domain.evidence.SampleValues.real;
import static dev.weavergen.domain.evidence.SampleValues.set;
import static dev.weavergen.domain.evidence.SampleValues.text;
import static dev.weavergen.domain.evidence.SampleValues.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageEqualityTest {
  private static final String TWO_TO_53_PLUS_1 = "9007199254740993";

  private static Stream<Arguments> pythonEqual() {
    return Stream.of(
        arguments(bool(true), integer(1)),
        arguments(bool(true), real(1)),
        arguments(integer(1), real(1)),
        arguments(integer(0), real(-0.0)),
        arguments(real(0.0), real(-0.0)),
        arguments(real(1), new Value.Complex(1, 0)),
        arguments(bool(false), new Value.Complex(0, -0.0)),
        arguments(integer(BigInteger.TEN.pow(22).toString()), real(1e22)),
        arguments(real(Double.POSITIVE_INFINITY), real(Double.POSITIVE_INFINITY)),
        arguments(list(integer(1)), list(bool(true))),
        arguments(set(integer(1), text("a")), set(text("a"), real(1))),
        arguments(set(set(integer(1))), set(set(real(1)))),
        arguments(map(integer(1), text("a")), map(real(1), text("a"))),
        arguments(
            map(text("b"), none(), text("a"), none()), map(text("a"), none(), text("b"), none())),
        arguments(opaque("Color", "Color.RED"), opaque("Color", "Color.RED")),
        arguments(digest("aa"), digest("aa")));
  }

  private static Stream<Arguments> pythonDifferent() {
    return Stream.of(
        arguments(list(integer(1)), tuple(integer(1))),
        arguments(real(Double.NaN), real(Double.NaN)),
        arguments(list(real(Double.NaN)), list(real(Double.NaN))),
        arguments(new Value.Complex(Double.NaN, 1), new Value.Complex(Double.NaN, 1)),
        arguments(integer(TWO_TO_53_PLUS_1), real(9007199254740992.0)),
        arguments(real(Double.POSITIVE_INFINITY), real(Double.NEGATIVE_INFINITY)),
        arguments(real(Double.POSITIVE_INFINITY), integer("1" + "0".repeat(400))),
        arguments(real(0.1 + 0.2), real(0.3)),
        arguments(text("1"), integer(1)),
        arguments(none(), bool(false)),
        arguments(lazy(integer(1)), lazy(integer(1))),
        arguments(lazy(), list()),
        arguments(set(), map()),
        arguments(set(integer(1)), set(integer(1), integer(2))),
        arguments(map(integer(1), integer(2)), map(integer(1), integer(3))),
        arguments(opaque("A", "x"), opaque("B", "x")),
        arguments(list(opaque("list", "…")), list(opaque("list", "…"))),
        arguments(digest("aa"), digest("ab")),
        arguments(digest("aa"), list()),
        arguments(new Value.Bytes("61"), text("a")));
  }

  private static Stream<Arguments> javaEqual() {
    return Stream.of(
        arguments(integer(1), integer(1)),
        arguments(integer(1), real(1)),
        arguments(real(1), integer(1)),
        arguments(real(Double.NaN), real(Double.NaN)),
        arguments(real(0.0), real(-0.0)),
        arguments(list(real(0.0), real(Double.NaN)), list(real(-0.0), real(Double.NaN))),
        arguments(integers(1, 2), integers(1, 2)),
        arguments(map(text("a"), integers(1)), map(text("a"), integers(1))));
  }

  private static Stream<Arguments> javaDifferent() {
    return Stream.of(
        arguments(bool(true), integer(1)),
        arguments(list(integer(1)), list(real(1))),
        arguments(integer(TWO_TO_53_PLUS_1), real(9007199254740992.0)),
        arguments(text("a"), integer('a')),
        arguments(none(), text("null")),
        arguments(lazy(integer(1)), lazy(integer(1))),
        arguments(set(integer(1)), list(integer(1))));
  }

  @ParameterizedTest
  @MethodSource("pythonEqual")
  void equal_pythonSaysSo_isTrueBothWays(Value left, Value right) {
    assertBothWays(LanguageEquality.exact(Language.PYTHON), left, right, true);
  }

  @ParameterizedTest
  @MethodSource("pythonDifferent")
  void equal_pythonSaysNot_isFalseBothWays(Value left, Value right) {
    assertBothWays(LanguageEquality.exact(Language.PYTHON), left, right, false);
  }

  @ParameterizedTest
  @MethodSource("javaEqual")
  void equal_javaSaysSo_isTrueBothWays(Value left, Value right) {
    assertBothWays(LanguageEquality.exact(Language.JAVA), left, right, true);
  }

  @ParameterizedTest
  @MethodSource("javaDifferent")
  void equal_javaSaysNot_isFalseBothWays(Value left, Value right) {
    assertBothWays(LanguageEquality.exact(Language.JAVA), left, right, false);
  }

  private static Stream<Arguments> tolerated() {
    return Stream.of(
        arguments(real(1.0), real(1.05), true),
        arguments(real(1.0), real(1.2), false),
        arguments(integer(1), real(1.05), true),
        arguments(bool(true), real(1.05), true),
        arguments(integer(1), integer(2), false),
        arguments(list(real(1), tuple(real(2))), list(real(1.05), tuple(real(2.05))), true),
        arguments(list(real(1)), tuple(real(1)), false),
        arguments(list(real(1)), list(real(1), real(1)), false),
        arguments(map(text("a"), real(1)), map(text("a"), real(1.05)), true),
        arguments(map(text("a"), real(1)), map(text("b"), real(1)), false),
        arguments(set(real(1)), set(real(1.05)), false),
        arguments(new Value.Complex(1, 1), new Value.Complex(1.05, 1.05), true),
        arguments(real(Double.NaN), real(Double.NaN), false),
        arguments(real(Double.POSITIVE_INFINITY), real(Double.POSITIVE_INFINITY), true),
        arguments(real(Double.POSITIVE_INFINITY), real(1e308), false),
        arguments(integer("1" + "0".repeat(400)), real(1), false),
        arguments(text("a"), text("a"), true));
  }

  @ParameterizedTest
  @MethodSource("tolerated")
  void equal_withinATenth_comparesNumbersWhereverTheyStand(
      Value left, Value right, boolean expected) {
    LanguageEquality equality = LanguageEquality.within(OptionalDouble.of(.1), Language.PYTHON);
    assertBothWays(equality, left, right, expected);
  }

  @Test
  void equal_wholeNumbersWithATolerance_subtractsExactly() {
    LanguageEquality equality = LanguageEquality.within(OptionalDouble.of(1), Language.PYTHON);
    String large = "1" + "0".repeat(30);
    assertThat(equality.equal(integer(large + "0"), integer(large + "1"))).isTrue();
    assertThat(equality.equal(integer(large + "0"), integer(large + "2"))).isFalse();
  }

  @Test
  void within_negativeTolerance_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LanguageEquality.within(OptionalDouble.of(-1), Language.JAVA));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void equal_randomValues_isSymmetricAndTransitive(Language language) {
    long seed = 20_260_101;
    SplittableRandom random = new SplittableRandom(seed);
    List<Value> values = IntStream.range(0, 120).mapToObj(_ -> random(random, 2)).toList();
    LanguageEquality equality = LanguageEquality.exact(language);
    for (Value one : values) {
      for (Value other : values) {
        boolean equal = equality.equal(one, other);
        assertThat(equality.equal(other, one))
            .as("%s %s, seed %s", one, other, seed)
            .isEqualTo(equal);
        if (equal && language == Language.PYTHON) {
          values.forEach(third ->
              assertThat(equality.equal(one, third))
                  .as("%s %s %s, seed %s", one, other, third, seed)
                  .isEqualTo(equality.equal(other, third)));
        }
      }
    }
  }

  private static Stream<Language> languages() {
    return Stream.of(Language.values());
  }

  @Test
  void equal_setsOfManyElements_takesNoQuadraticTime() {
    Value integers = set(manyIntegers(20_000).toArray(Value[]::new));
    Value reals = set(manyIntegers(20_000).map(this::asReal).toArray(Value[]::new));
    assertThat(LanguageEquality.exact(Language.PYTHON).equal(integers, reals)).isTrue();
  }

  private static Stream<Value> manyIntegers(int count) {
    return IntStream.range(0, count).mapToObj(SampleValues::integer);
  }

  private Value asReal(Value value) {
    return value instanceof Value.Int(BigInteger number) ? real(number.doubleValue()) : value;
  }

  private static void assertBothWays(
      LanguageEquality equality, Value left, Value right, boolean expected) {
    assertThat(equality.equal(left, right)).isEqualTo(expected);
    assertThat(equality.equal(right, left)).isEqualTo(expected);
  }
}
