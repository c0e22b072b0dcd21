package dev.weavergen.domain.evidence;

import static dev.weavergen.domain.evidence.SampleValues.bool;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.lazy;
import static dev.weavergen.domain.evidence.SampleValues.list;
import static dev.weavergen.domain.evidence.SampleValues.map;
import static dev.weavergen.domain.evidence.SampleValues.random;
import static dev.weavergen.domain.evidence.SampleValues.real;
import static dev.weavergen.domain.evidence.SampleValues.returned;
import static dev.weavergen.domain.evidence.SampleValues.set;
import static dev.weavergen.domain.evidence.SampleValues.text;
import static dev.weavergen.domain.evidence.SampleValues.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictEqualityTest {
  private static final double NEXT_TO_ONE = 1 + 5e-10;

  private final StrictEquality equality = new StrictEquality();

  private static Stream<Arguments> values() {
    return Stream.of(
        arguments(bool(true), integer(1), false),
        arguments(integer(1), real(1), false),
        arguments(list(integer(1)), tuple(integer(1)), false),
        arguments(lazy(integer(1)), lazy(integer(1)), true),
        arguments(lazy(integer(1)), list(integer(1)), false),
        arguments(real(0.1 + 0.2), real(0.3), true),
        arguments(real(1), real(NEXT_TO_ONE), true),
        arguments(real(1), real(1 + 2e-9), false),
        arguments(real(1e-20), real(2e-20), false),
        arguments(real(1e300), real(1e300 * NEXT_TO_ONE), true),
        arguments(real(0.0), real(-0.0), true),
        arguments(real(Double.NaN), real(Double.NaN), true),
        arguments(real(Double.NaN), real(1), false),
        arguments(real(Double.POSITIVE_INFINITY), real(Double.POSITIVE_INFINITY), true),
        arguments(real(Double.POSITIVE_INFINITY), real(Double.MAX_VALUE), false),
        arguments(real(Double.POSITIVE_INFINITY), real(Double.NEGATIVE_INFINITY), false),
        arguments(new Value.Complex(1, 0), new Value.Complex(NEXT_TO_ONE, -0.0), true),
        arguments(new Value.Complex(1, 0), real(1), false),
        arguments(list(list(real(1))), list(list(real(NEXT_TO_ONE))), true),
        arguments(list(real(1)), list(real(1), real(1)), false),
        arguments(set(real(10.0), real(3)), set(real(3), real(9.999999999999)), true),
        arguments(set(integer(1), text("a")), set(text("a"), integer(1)), true),
        arguments(set(real(1), real(2)), set(real(1), real(3)), false),
        arguments(set(real(1)), set(real(1), real(2)), false),
        arguments(map(real(1), real(2)), map(real(NEXT_TO_ONE), real(2 * NEXT_TO_ONE)), true),
        arguments(map(text("a"), real(2)), map(text("b"), real(2)), false));
  }

  @ParameterizedTest
  @MethodSource("values")
  void equal_values_areTypedStrictlyAndNumbersNearly(Value left, Value right, boolean expected) {
    assertThat(equality.equal(left, right)).isEqualTo(expected);
    assertThat(equality.equal(right, left)).isEqualTo(expected);
  }

  private static Stream<Arguments> outcomes() {
    Outcome raised = new Outcome.Raised("ValueError", "one");
    return Stream.of(
        arguments(raised, new Outcome.Raised("ValueError", "two"), true),
        arguments(raised, new Outcome.Raised("TypeError", "one"), false),
        arguments(returned(integer(1)), returned(integer(1)), true),
        arguments(returned(integer(1)), raised, false),
        arguments(new Outcome.TimedOut(), new Outcome.TimedOut(), true),
        arguments(new Outcome.TimedOut(), new Outcome.OutOfMemory(), false),
        arguments(new Outcome.OutputLimit(), new Outcome.OutputLimit(), true),
        arguments(new Outcome.Crashed(11), new Outcome.Crashed(11), true),
        arguments(new Outcome.Crashed(11), new Outcome.Crashed(6), false));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void equal_outcomes_goByKindAndClass(Outcome left, Outcome right, boolean expected) {
    assertThat(equality.equal(left, right)).isEqualTo(expected);
    assertThat(equality.equal(right, left)).isEqualTo(expected);
  }

  @Test
  void equal_randomValues_isReflexiveAndSymmetric() {
    long seed = 20_260_102;
    SplittableRandom random = new SplittableRandom(seed);
    List<Value> values = IntStream.range(0, 200).mapToObj(_ -> random(random, 3)).toList();
    for (Value one : values) {
      assertThat(equality.equal(one, one)).as("%s, seed %s", one, seed).isTrue();
      for (Value other : values) {
        assertThat(equality.equal(one, other))
            .as("%s %s, seed %s", one, other, seed)
            .isEqualTo(equality.equal(other, one));
      }
    }
  }

  @Test
  void outcomeClasses_chainOfNearNumbers_isOneClassInAnyOrder() {
    double step = 9e-10;
    List<Outcome> rising = reals(1, 1 + step, 1 + 2 * step, 2);
    List<Outcome> mixed = reals(1 + 2 * step, 2, 1, 1 + step);
    assertThat(equality.equal(rising.get(0), rising.get(2))).isFalse();
    assertThat(OutcomeClasses.of(rising)).containsExactly(0, 0, 0, 3);
    assertThat(OutcomeClasses.of(mixed)).containsExactly(0, 1, 0, 0);
  }

  private static List<Outcome> reals(double... numbers) {
    return Arrays.stream(numbers).mapToObj(number -> returned(real(number))).toList();
  }
}
