package dev.weavergen.domain.prediction.metrics;

import dev.weavergen.domain.prediction.metrics.PredictionFigures.Bin;
import java.util.ArrayList;
import java.util.List;

/** The bins of the reliability diagram, which stay as they are while groups are drawn. */
final class Reliability {
  private Reliability() {}

  static List<Bin> bins(Sample sample, GroupBootstrap bootstrap) {
    List<Bin> bins = new ArrayList<>();
    int start = 0;
    while (start < sample.size()) {
      int bin = bin(sample, start);
      int end = start;
      double predicted = 0;
      while (end < sample.size() && bin(sample, end) == bin) {
        predicted += sample.probabilities[end++];
      }
      int from = start;
      int to = end;
      bins.add(
          new Bin(
              to - from,
              predicted / (to - from),
              bootstrap.figure((rows, weights) -> observed(rows, weights, from, to))));
      start = end;
    }
    return bins;
  }

  private static int bin(Sample sample, int place) {
    return Measures.bin((place + .5) / sample.size());
  }

  private static double observed(Sample sample, int[] weights, int from, int to) {
    double right = 0;
    double total = 0;
    for (int i = from; i < to; i++) {
      right += weights[i] * sample.truth(i);
      total += weights[i];
    }
    return right / total;
  }
}
