package dev.weavergen.domain.learning;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.metrics.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
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

  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * @param tasks that were learned from
   * @param accuracy mean over the orders
   * @param auc mean over the orders
   */
  public record Point(int tasks, double accuracy, double auc) {}

  public static LearningCurve of(List<GenerationCase> cases, Tier tier, long seed) {
    List<String> groups = cases.stream().map(GenerationCase::group).distinct().sorted().toList();
    List<Point> points = new ArrayList<>();
    for (int tasks : TASKS) {
      if (tasks < groups.size()) {
        points.add(point(cases, tier, groups, tasks, seed));
      }
    }
    return new LearningCurve(tier, ORDERS, points);
  }

  private static Point point(
      List<GenerationCase> cases, Tier tier, List<String> groups, int tasks, long seed) {
    RandomGenerator random = new Well19937c(seed);
    double accuracy = 0;
    double auc = 0;
    for (int order = 0; order < ORDERS; order++) {
      Scores scores = Scores.of(judged(cases, tier, first(groups, tasks, random)));
      accuracy += scores.accuracy();
      auc += scores.auc();
    }
    return new Point(tasks, accuracy / ORDERS, auc / ORDERS);
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
