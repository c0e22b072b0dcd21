package dev.weavergen.domain.validation;

import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * The percentile bootstrap (Efron 1979) over tasks: draw as many tasks as there are, with
 * replacement, take the mean over their trials, repeat; the interval holds the middle 95 % of the
 * means. A task is drawn with all its trials (the cluster bootstrap, Davison and Hinkley 1997,
 * §3.8), so that several panels on the same tasks do not pass for more tasks than there are.
 *
 * <p>Differences are taken within a trial before anything is drawn, which pairs the arms. Every
 * figure starts from the same seed, so it depends on no other figure and two runs give the same
 * interval.
 */
final class Bootstrap {
  /** Enough for the ends of an interval to move by less than a tenth of its width. */
  private static final int DRAWS = 4_000;

  private static final double LOW_PERCENT = 2.5;
  private static final double HIGH_PERCENT = 97.5;

  private final long seed;

  Bootstrap(long seed) {
    this.seed = seed;
  }

  /** The 95 % interval of the mean, low end first; both are 0 without a task. */
  List<Double> ci95(TaskMeans figures) {
    if (figures.tasks() == 0) {
      return List.of(0.0, 0.0);
    }
    RandomGenerator random = new Well19937c(seed);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      means[draw] = drawnMean(figures, random);
    }
    return middle(means);
  }

  /**
   * The 95 % interval of the sum of some figures over that of others, low end first; both ends are
   * 0 without a task. Draws in which nothing is there to divide by are left out.
   *
   * @param over of the same trials
   */
  List<Double> ratioCi95(TaskMeans figures, TaskMeans over) {
    RandomGenerator random = new Well19937c(seed);
    double[] ratios =
        DoubleStream.generate(() -> drawnRatio(figures, over, random))
            .limit(figures.tasks() == 0 ? 0 : DRAWS)
            .filter(Double::isFinite)
            .toArray();
    return ratios.length == 0 ? List.of(0.0, 0.0) : middle(ratios);
  }

  private static List<Double> middle(double[] drawn) {
    Percentile percentile = new Percentile();
    percentile.setData(drawn);
    return List.of(percentile.evaluate(LOW_PERCENT), percentile.evaluate(HIGH_PERCENT));
  }

  private static double drawnRatio(TaskMeans figures, TaskMeans over, RandomGenerator random) {
    double sum = 0;
    double divisor = 0;
    for (int i = 0; i < figures.tasks(); i++) {
      int task = random.nextInt(figures.tasks());
      sum += figures.sum(task);
      divisor += over.sum(task);
    }
    return sum / divisor;
  }

  private static double drawnMean(TaskMeans figures, RandomGenerator random) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < figures.tasks(); i++) {
      int task = random.nextInt(figures.tasks());
      sum += figures.sum(task);
      count += figures.trials(task);
    }
    return sum / count;
  }
}
