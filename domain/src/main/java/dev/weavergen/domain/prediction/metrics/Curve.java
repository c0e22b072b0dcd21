package dev.weavergen.domain.prediction.metrics;

import dev.weavergen.domain.prediction.metrics.PredictionFigures.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * The risk–coverage curve (El-Yaniv and Wiener 2010): equal probabilities are returned together.
 */
final class Curve {
  private Curve() {}

  static List<Point> of(Sample sample) {
    List<Point> points = new ArrayList<>();
    int size = sample.size();
    double wrong = 0;
    double step = Math.max(1.0, (double) size / PredictionFigures.POINTS_MAX);
    double next = step;
    for (int i = size - 1; i >= 0; i--) {
      wrong += 1 - sample.truth(i);
      int taken = size - i;
      boolean tied = i > 0 && sample.probabilities[i - 1] == sample.probabilities[i];
      if (!tied && (taken >= next || i == 0)) {
        points.add(new Point(sample.probabilities[i], (double) taken / size, wrong / taken));
        next = taken + step;
      }
    }
    return List.copyOf(points);
  }
}
