package dev.weavergen.domain.prediction.metrics;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The figures themselves, of weighted predictions; NaN where one is not defined. */
final class Measures {
  private static final double PROBABILITY_MIN = 1e-6;

  private Measures() {}

  static double majority(Sample sample, int[] weights) {
    double rights = mean(sample, weights, sample::truth);
    return Math.max(rights, 1 - rights);
  }

  static double accuracy(Sample sample, int[] weights) {
    return mean(sample, weights, i -> correct(sample, i) ? 1 : 0);
  }

  static double brier(Sample sample, int[] weights) {
    return mean(sample, weights, i -> square(sample.probabilities[i] - sample.truth(i)));
  }

  static double brierSkill(Sample sample, int[] weights) {
    double base = mean(sample, weights, sample::truth);
    double reference = base * (1 - base);
    return reference == 0 ? Double.NaN : 1 - brier(sample, weights) / reference;
  }

  static double logLoss(Sample sample, int[] weights) {
    return mean(
        sample,
        weights,
        i -> {
          double probability =
              sample.right[i] ? sample.probabilities[i] : 1 - sample.probabilities[i];
          return -StrictMath.log(Math.clamp(probability, PROBABILITY_MIN, 1 - PROBABILITY_MIN));
        });
  }

  /** Mann and Whitney's statistic (1947) as a share of all pairs of a right and a wrong one. */
  static double auc(Sample sample, int[] weights) {
    double won = 0;
    double wrongs = 0;
    double rights = 0;
    int i = 0;
    while (i < sample.size()) {
      double tiedWrongs = 0;
      double tiedRights = 0;
      double tie = sample.probabilities[i];
      for (; i < sample.size() && sample.probabilities[i] == tie; i++) {
        tiedRights += sample.right[i] ? weights[i] : 0;
        tiedWrongs += sample.right[i] ? 0 : weights[i];
      }
      won += tiedRights * (wrongs + tiedWrongs / 2);
      rights += tiedRights;
      wrongs += tiedWrongs;
    }
    return won / (rights * wrongs);
  }

  /**
   * Mean distance between what was predicted and what came, over bins that each hold a tenth of the
   * predictions (Nixon et al. 2019). Even a perfect predictor shows more than 0: about .025 on 600
   * predictions.
   */
  static double calibrationError(Sample sample, int[] weights) {
    double total = IntStream.of(weights).sum();
    double[] distance = new double[PredictionFigures.BINS];
    double before = 0;
    for (int i = 0; i < sample.size(); i++) {
      if (weights[i] > 0) {
        int bin = bin((before + weights[i] / 2.0) / total);
        distance[bin] += weights[i] * (sample.probabilities[i] - sample.truth(i));
        before += weights[i];
      }
    }
    double sum = 0;
    for (double bin : distance) {
      sum += Math.abs(bin);
    }
    return sum / total;
  }

  /** Which bin holds what lies at a share of the sorted predictions. */
  static int bin(double share) {
    return Math.min(PredictionFigures.BINS - 1, (int) (share * PredictionFigures.BINS));
  }

  /** Accuracy on the share of the predictions that are furthest from .5. */
  static double accuracyAt(double share, Sample sample, int[] weights) {
    double wanted = share * IntStream.of(weights).sum();
    double taken = 0;
    double correct = 0;
    for (int place = sample.size() - 1; place >= 0 && taken < wanted; place--) {
      int i = sample.byConfidence[place];
      double used = Math.min(weights[i], wanted - taken);
      taken += used;
      correct += correct(sample, i) ? used : 0;
    }
    return correct / taken;
  }

  private static boolean correct(Sample sample, int i) {
    return sample.probabilities[i] >= .5 == sample.right[i];
  }

  private static double mean(Sample sample, int[] weights, IntToDoubleFunction value) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < sample.size(); i++) {
      sum += weights[i] == 0 ? 0 : weights[i] * value.applyAsDouble(i);
      total += weights[i];
    }
    return sum / total;
  }

  private static double square(double value) {
    return value * value;
  }
}
