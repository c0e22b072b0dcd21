package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.trackrecord.RecordCounts.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far two models err together: the correlation of their errors (φ), since models that fail on
 * the same tasks are not independent witnesses.
 */
final class JointErrors {
  /** Between ten pairs of models on HumanEval φ was .21 to .55, on MBPP .50 to .58. */
  private static final double PRIOR = .4;

  private final Map<Names, Pair> pairs = new HashMap<>();

  JointErrors(List<Pair> counts) {
    counts.forEach(pair -> pairs.put(Names.of(pair.first(), pair.second()), pair));
  }

  /** In [0, 1]; a model errs together with itself. */
  double correlation(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    Pair pair = pairs.get(Names.of(one, other));
    return pair == null ? PRIOR : correlation(pair);
  }

  /** Where one of them always or never errs, nothing is known of their correlation. */
  private static double correlation(Pair pair) {
    double total = pair.total();
    double p = share(pair.firstErred(), total);
    double q = share(pair.secondErred(), total);
    double spread = Math.sqrt(p * (1 - p) * q * (1 - q));
    if (spread == 0) {
      return PRIOR;
    }
    double phi = (share(pair.bothErred(), total) - p * q) / spread;
    double shrunk = (total * phi + Share.PRIOR_STRENGTH * PRIOR) / (total + Share.PRIOR_STRENGTH);
    return Math.clamp(shrunk, 0, 1);
  }

  private static double share(int count, double total) {
    return total == 0 ? 0 : count / total;
  }

  /** In alphabetical order. */
  private record Names(String first, String second) {
    static Names of(String one, String other) {
      return one.compareTo(other) <= 0 ? new Names(one, other) : new Names(other, one);
    }
  }
}
