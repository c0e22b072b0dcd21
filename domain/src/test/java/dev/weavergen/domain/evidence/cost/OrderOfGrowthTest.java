package dev.weavergen.domain.evidence.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weavergen.domain.evidence.cost.EmpiricalCost.Fitted;
import dev.weavergen.domain.evidence.cost.EmpiricalCost.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderOfGrowthTest {
  private static final int SERIES = 400;
  private static final int[] WIDE = {
    4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724, 1024, 1448, 2048
  };
  private static final int[] SHORT = {4, 5, 6, 8, 9, 11, 13, 16, 19, 23};

  /** Offsets and slopes in µs; noise as a relative standard deviation. */
  @ParameterizedTest
  @CsvSource({
    "CONSTANT, 2, 0, .05",
    "CONSTANT, 80, 0, .10",
    "LOGARITHMIC, 3, 20, .05",
    "LINEAR, 3, .2, .10",
    "LINEAR, 50, 1, .05",
    "LINEARITHMIC, 3, .2, .05",
    "LINEARITHMIC, 0, 1, .05",
    "QUADRATIC, 3, .05, .10",
    "CUBIC, 3, .01, .10",
    "EXPONENTIAL, 3, .1, .10",
  })
  void fit_noisySeries_findsTheOrderAndHardlyEverALargerOne(
      Order order, double offset, double slope, double noise) {
    int right = 0;
    int larger = 0;
    for (long seed = 0; seed < SERIES; seed++) {
      EmpiricalCost cost = OrderOfGrowth.fit(series(order, offset, slope, noise, seed));
      if (cost instanceof Fitted fitted) {
        right += fitted.order() == order ? 1 : 0;
        larger += fitted.order().compareTo(order) > 0 ? 1 : 0;
      }
    }
    assertThat(right).as("right of %s with seeds from 0", SERIES).isGreaterThan(SERIES * 95 / 100);
    assertThat(larger).as("larger of %s with seeds from 0", SERIES).isLessThan(SERIES / 50);
  }

  @Test
  void fit_fibonacciWithoutMemory_isExponential() {
    List<Measurement> series = measured(SHORT, n -> 1 + .1 * Math.pow(1.618, n));
    assertThat(OrderOfGrowth.fit(series))
        .isInstanceOfSatisfying(
            Fitted.class, fitted -> assertThat(fitted.order()).isEqualTo(Order.EXPONENTIAL));
  }

  @Test
  void fit_cleanSeries_reportsTheLargestSizeAndHowWellItFits() {
    EmpiricalCost cost = OrderOfGrowth.fit(measured(WIDE, n -> 10 + n * n));
    assertThat(cost)
        .isInstanceOfSatisfying(
            Fitted.class,
            fitted -> {
              assertThat(fitted.order()).isEqualTo(Order.QUADRATIC);
              assertThat(fitted.sizeMax()).isEqualTo(2048);
              assertThat(fitted.secondsAtMax()).isEqualTo((10 + 2048.0 * 2048) / 1e6);
              assertThat(fitted.r2()).isGreaterThan(.99);
            });
  }

  @Test
  void fit_immeasurablyQuick_isConstant() {
    assertThat(OrderOfGrowth.fit(measured(WIDE, _ -> 0)))
        .isEqualTo(new Fitted(Order.CONSTANT, 2048, 0, 0));
  }

  @Test
  void fit_disturbedAtTheLargestSize_isNoGrowth() {
    List<Measurement> quick = measured(WIDE, n -> n > 2000 ? 14 : 1);
    assertThat(OrderOfGrowth.fit(quick)).isEqualTo(new Fitted(Order.CONSTANT, 2048, 14e-6, 0));
    List<Measurement> slow = measured(WIDE, n -> n > 2000 ? 900 : 100);
    assertThat(OrderOfGrowth.fit(slow))
        .matches(cost -> !(cost instanceof Fitted fitted) || fitted.order() == Order.CONSTANT);
  }

  @Test
  void fit_tooFewOrTooCloseSizes_isUnknown() {
    assertThat(OrderOfGrowth.fit(List.of())).isInstanceOf(Unknown.class);
    assertThat(OrderOfGrowth.fit(measured(new int[] {1, 2, 4, 8}, n -> n)))
        .isInstanceOf(Unknown.class);
    assertThat(OrderOfGrowth.fit(measured(new int[] {10, 11, 12, 13, 14, 15}, n -> n)))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void fit_nothingButNoise_isUnknown() {
    RandomGenerator random = random(7);
    List<Measurement> noise = measured(WIDE, _ -> Math.exp(random.nextGaussian(5, 2)));
    assertThat(OrderOfGrowth.fit(noise)).isInstanceOf(Unknown.class);
  }

  @Test
  void fit_severalMeasurementsOfASize_takesTheSmallestInAnyOrder() {
    List<Measurement> disturbed = new ArrayList<>(measured(WIDE, n -> 10 + n));
    disturbed.addAll(measured(WIDE, n -> 10_000 + n * n));
    EmpiricalCost expected = OrderOfGrowth.fit(measured(WIDE, n -> 10 + n));
    for (long seed = 0; seed < 5; seed++) {
      Collections.shuffle(disturbed, new Random(seed));
      assertThat(OrderOfGrowth.fit(disturbed)).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void measurement_impossible_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Measurement(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Measurement(1, Double.NaN));
  }

  private static List<Measurement> series(
      Order order, double offset, double slope, double noise, long seed) {
    RandomGenerator random = random(seed);
    DoubleUnaryOperator shape = order.shapes().get(order.shapes().size() / 2);
    int[] sizes = order == Order.EXPONENTIAL ? SHORT : WIDE;
    return measured(
        sizes,
        n -> {
          double exact = offset + slope * shape.applyAsDouble(n);
          return Math.max(0, exact * Math.exp(random.nextGaussian(0, noise)) + random.nextDouble());
        });
  }

  private static List<Measurement> measured(int[] sizes, DoubleUnaryOperator micros) {
    return Arrays.stream(sizes)
        .mapToObj(size -> new Measurement(size, micros.applyAsDouble(size)))
        .toList();
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
