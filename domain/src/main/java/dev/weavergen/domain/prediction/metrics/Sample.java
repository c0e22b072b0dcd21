package dev.weavergen.domain.prediction.metrics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Judged predictions by rising probability, as arrays that a bootstrap walks many times. */
final class Sample {
  /** Ties are in an order of their own, so that no figure depends on the order of the input. */
  private static final Comparator<Judged> ORDER =
      Comparator.comparingDouble(Judged::probability)
          .thenComparing(Judged::group)
          .thenComparing(Judged::right);

  final double[] probabilities;
  final boolean[] right;

  /** Of each prediction the index of its group, groups in alphabetical order. */
  final int[] group;

  /** Indices of the predictions, the least confident first. */
  final int[] byConfidence;

  private final int groups;

  private Sample(List<Judged> sorted) {
    List<String> names = sorted.stream().map(Judged::group).distinct().sorted().toList();
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    this.probabilities = sorted.stream().mapToDouble(Judged::probability).toArray();
    this.right = new boolean[sorted.size()];
    this.group = new int[sorted.size()];
    for (int i = 0; i < sorted.size(); i++) {
      right[i] = sorted.get(i).right();
      group[i] = places.getOrDefault(sorted.get(i).group(), 0);
    }
    this.groups = names.size();
    this.byConfidence =
        IntStream.range(0, sorted.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Math.abs(probabilities[i] - .5)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  static Sample of(List<Judged> judged) {
    return new Sample(judged.stream().sorted(ORDER).toList());
  }

  int size() {
    return probabilities.length;
  }

  int groups() {
    return groups;
  }

  int rights() {
    return (int) IntStream.range(0, size()).filter(i -> right[i]).count();
  }

  double truth(int i) {
    return right[i] ? 1 : 0;
  }
}
