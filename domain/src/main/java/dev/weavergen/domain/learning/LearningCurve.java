package dev.weavergen.domain.learning;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Figure;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.metrics.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.util.MathArrays;

/**
 * How much a predictor gains with each labelled task: learn from the first few of a random order,
 * judge on all others, and take the mean over many orders.
 *
 * @param orders how many random orders were tried
 * @param points by rising number of tasks; sizes that leave nothing to judge are missing
 */
public record LearningCurve(Tier tier, int orders, List<Point> points) {
  public static final List<Integer> TASKS = List.of(3, 10, 20, 40);
  public static final int ORDERS = 20;

  private static final double LOW_PERCENT = 2.5;
  private static final double HIGH_PERCENT = 97.5;

  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * @param tasks that were learned from
   * @param accuracy mean over the orders, with the middle 95 % of them
   * @param auc the same
   * @param brier the same
   */
  public record Point(int tasks, Figure accuracy, Figure auc, Figure brier) {}

  public static LearningCurve of(List<GenerationCase> cases, Tier tier, long seed) {
    List<String> groups = cases.stream().map(GenerationCase::group).distinct().sorted().toList();
    List<Point> points = new ArrayList<>();
    for (int tasks : TASKS) {
      if (tasks < groups.size()) {
        point(cases, tier, groups, tasks, seed).ifPresent(points::add);
      }
    }
    return new LearningCurve(tier, ORDERS, points);
  }

  private static Optional<Point> point(
      List<GenerationCase> cases, Tier tier, List<String> groups, int tasks, long seed) {
    RandomGenerator random = new Well19937c(seed);
    double[] accuracy = new double[ORDERS];
    double[] auc = new double[ORDERS];
    double[] brier = new double[ORDERS];
    for (int order = 0; order < ORDERS; order++) {
      List<Judged> judged = judged(cases, tier, first(groups, tasks, random));
      if (judged.isEmpty()) {
        return Optional.empty();
      }
      Scores scores = Scores.of(judged);
      accuracy[order] = scores.accuracy();
      auc[order] = scores.auc();
      brier[order] = scores.brier();
    }
    return Optional.of(new Point(tasks, overOrders(accuracy), overOrders(auc), overOrders(brier)));
  }

  private static Figure overOrders(double[] figures) {
    Percentile percentile = new Percentile();
    percentile.setData(figures);
    return new Figure(
        Arrays.stream(figures).average().orElse(0),
        percentile.evaluate(LOW_PERCENT),
        percentile.evaluate(HIGH_PERCENT));
  }

  private static Set<String> first(List<String> groups, int tasks, RandomGenerator random) {
    int[] order = MathArrays.natural(groups.size());
    MathArrays.shuffle(order, random);
    return Arrays.stream(order).limit(tasks).mapToObj(groups::get).collect(Collectors.toSet());
  }

  private static List<Judged> judged(List<GenerationCase> cases, Tier tier, Set<String> taught) {
    var parts =
        cases.stream()
            .collect(Collectors.partitioningBy(generation -> taught.contains(generation.group())));
    return CrossFit.Fold.of(
            parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()))
        .candidates(tier);
  }
}
