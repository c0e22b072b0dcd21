package dev.weavergen.domain.evidence.cost;

import dev.weavergen.domain.evidence.cost.EmpiricalCost.Fitted;
import dev.weavergen.domain.evidence.cost.EmpiricalCost.Unknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Fits CPU time over size to an order of growth, t(n) = a + b·g(n), by weighted least squares.
 *
 * <p>The idea of measuring instead of deriving complexity is Goldsmith, Aiken and Wilkerson's
 * ("Measuring empirical computational complexity", FSE 2007), who fit a power n^k on logarithmic
 * scales. That turns the constant cost of a call, which dominates small sizes, into a wrong
 * exponent, and knows no n log n; hence fixed orders with an offset.
 *
 * <p>Noise of CPU time is proportional to it and never below the clock's grain, so each measurement
 * weighs by the inverse of max(t, {@value #GRAIN_MICROS} µs): otherwise the largest size alone
 * decides. Noise only adds, so of several measurements of one size the smallest is taken. Neither
 * the offset nor the slope can be negative: a fit that needs it is refitted without the offset, or
 * dropped.
 *
 * <p>All orders but the constant have as many parameters, so an information criterion alone does
 * not prefer the smaller one; and noise bends a straight line as easily upwards as down. So the
 * smallest order is chosen whose criterion, N·ln(mean squared relative residual), lies within
 * {@value #EVIDENCE} of the best: a difference that Kass and Raftery 1995 call positive evidence.
 * Residuals below {@value #PRECISION} relative are all alike: no clock is that precise. The price
 * is known: n log n over a short range may be reported as n, never the other way round by noise
 * alone. The largest size has the most leverage, and a disturbance there looks like growth: so the
 * order is not larger than the one found without it. Times that all lie below the grain show no
 * growth.
 */
public final class OrderOfGrowth {
  private static final double GRAIN_MICROS = 20;
  private static final double EVIDENCE = 6;
  private static final double PRECISION = .03;

  /** Sizes needed, and how far apart the smallest and the largest must be. */
  private static final int SIZES_MIN = 5;

  private static final double RANGE_MIN = 4;

  /** Root mean square of the relative residuals above which nothing is explained. */
  private static final double RESIDUAL_MAX = .45;

  /** Below this share of explained variation growth is a guess. */
  private static final double EXPLAINED_MIN = .5;

  private static final double MICROS_PER_SECOND = 1e6;

  private OrderOfGrowth() {}

  /**
   * The order that explains the measurements, in any order of theirs.
   *
   * @param measurements of calls that returned; several of one size are welcome
   */
  public static EmpiricalCost fit(List<Measurement> measurements) {
    List<Measurement> series = smallestBySize(measurements);
    if (series.size() < SIZES_MIN
        || series.getLast().size() < RANGE_MIN * series.getFirst().size()) {
      return new Unknown("The sizes measured are too few or too close to each other.");
    }
    if (series.stream().allMatch(measurement -> measurement.cpuMicros() < GRAIN_MICROS)) {
      return report(fit(Order.CONSTANT, _ -> 1, series), series);
    }
    Order whole = simplest(fits(series), series.size());
    Order shorter = simplest(fits(series.subList(0, series.size() - 1)), series.size() - 1);
    Order order = whole.compareTo(shorter) <= 0 ? whole : shorter;
    return fits(series).stream()
        .filter(fit -> fit.order() == order)
        .filter(fit -> fit.residual() <= RESIDUAL_MAX)
        .map(fit -> report(fit, series))
        .filter(fitted -> order == Order.CONSTANT || fitted.r2() >= EXPLAINED_MIN)
        .<EmpiricalCost>map(fitted -> fitted)
        .findFirst()
        .orElse(new Unknown("The measurements are too noisy for any order of growth."));
  }

  /** The best possible fit of each order, by rising order; the constant one is always possible. */
  private static List<Fit> fits(List<Measurement> series) {
    List<Fit> fits = new ArrayList<>();
    for (Order order : Order.values()) {
      order.shapes().stream()
          .map(shape -> fit(order, shape, series))
          .filter(Fit::isPossible)
          .min(Comparator.comparingDouble(Fit::residual))
          .ifPresent(fits::add);
    }
    return fits;
  }

  /** The smallest order that explains the measurements about as well as the best. */
  private static Order simplest(List<Fit> fits, int sizes) {
    double best = fits.stream().mapToDouble(fit -> fit.criterion(sizes)).min().orElseThrow();
    return fits.stream()
        .filter(fit -> fit.criterion(sizes) <= best + EVIDENCE)
        .map(Fit::order)
        .findFirst()
        .orElseThrow();
  }

  /**
   * A fitted order.
   *
   * @param residual root mean square of the relative residuals
   */
  private record Fit(Order order, double offset, double slope, double residual) {
    boolean isPossible() {
      return Double.isFinite(residual) && offset >= 0 && slope >= 0;
    }

    double criterion(int sizes) {
      return sizes * Math.log(residual * residual + PRECISION * PRECISION);
    }
  }

  private static List<Measurement> smallestBySize(List<Measurement> measurements) {
    Map<Integer, Measurement> smallest = new TreeMap<>();
    for (Measurement measurement : measurements) {
      smallest.merge(
          measurement.size(),
          measurement,
          (one, other) -> one.cpuMicros() <= other.cpuMicros() ? one : other);
    }
    return List.copyOf(smallest.values());
  }

  private static Fit fit(Order order, DoubleUnaryOperator shape, List<Measurement> series) {
    if (order == Order.CONSTANT) {
      return throughOrigin(order, _ -> 1, series);
    }
    double scale = shape.applyAsDouble(series.getLast().size());
    if (!Double.isFinite(scale) || scale <= 0) {
      return new Fit(order, 0, 0, Double.POSITIVE_INFINITY);
    }
    DoubleUnaryOperator scaled = n -> shape.applyAsDouble(n) / scale;
    Fit withOffset = withOffset(order, scaled, series);
    return withOffset.isPossible() ? withOffset : throughOrigin(order, scaled, series);
  }

  private static Fit withOffset(Order order, DoubleUnaryOperator shape, List<Measurement> series) {
    double[] times = new double[series.size()];
    double[][] terms = new double[series.size()][];
    for (int i = 0; i < times.length; i++) {
      double weight = weight(series.get(i));
      times[i] = series.get(i).cpuMicros() * weight;
      terms[i] = new double[] {weight, shape.applyAsDouble(series.get(i).size()) * weight};
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(times, terms);
    double[] found = regression.estimateRegressionParameters();
    return new Fit(
        order, found[0], found[1], rootMean(regression.calculateResidualSumOfSquares(), series));
  }

  private static Fit throughOrigin(
      Order order, DoubleUnaryOperator shape, List<Measurement> series) {
    SimpleRegression regression = new SimpleRegression(false);
    for (Measurement measurement : series) {
      double weight = weight(measurement);
      regression.addData(
          shape.applyAsDouble(measurement.size()) * weight, measurement.cpuMicros() * weight);
    }
    return new Fit(
        order, 0, regression.getSlope(), rootMean(regression.getSumSquaredErrors(), series));
  }

  private static double weight(Measurement measurement) {
    return 1 / Math.max(measurement.cpuMicros(), GRAIN_MICROS);
  }

  private static double rootMean(double squares, List<Measurement> series) {
    return Math.sqrt(Math.max(0, squares) / series.size());
  }

  private static Fitted report(Fit chosen, List<Measurement> series) {
    double constant = fit(Order.CONSTANT, _ -> 1, series).residual();
    double unexplained = constant == 0 ? 1 : chosen.residual() / constant;
    Measurement largest = series.getLast();
    return new Fitted(
        chosen.order(),
        largest.size(),
        largest.cpuMicros() / MICROS_PER_SECOND,
        Math.clamp(1 - unexplained * unexplained, 0, 1));
  }
}
