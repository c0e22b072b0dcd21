package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far two models err together: the correlation of their errors (φ), since models that fail on
 * the same tasks are not independent witnesses. Where there is no label, failing an example counts
 * as an error and passing all as none; otherwise pairs would only be known where they agree, as
 * labels pass on to programs of the same behaviour.
 */
final class JointErrors {
  /** Between ten pairs of models on HumanEval φ was .21 to .55, on MBPP .50 to .58. */
  private static final double PRIOR = .4;

  private final Map<Pair, Counts> pairs = new HashMap<>();

  JointErrors(List<LabelledGeneration> history) {
    history.forEach(generation -> add(generation.candidates()));
  }

  private void add(List<Candidate> candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      for (int j = i + 1; j < candidates.size(); j++) {
        add(candidates.get(i), candidates.get(j));
      }
    }
  }

  private void add(Candidate one, Candidate other) {
    Optional<Boolean> first = errs(one);
    Optional<Boolean> second = errs(other);
    if (first.isPresent() && second.isPresent()) {
      Pair pair = Pair.of(one.model(), other.model());
      boolean swapped = !pair.first().equals(one.model());
      pairs
          .computeIfAbsent(pair, _ -> new Counts())
          .add(swapped ? second.get() : first.get(), swapped ? first.get() : second.get());
    }
  }

  private static Optional<Boolean> errs(Candidate candidate) {
    return candidate
        .passed()
        .map(passed -> !passed)
        .or(() ->
            switch (candidate.showing()) {
              case EXAMPLES_PASSED -> Optional.of(false);
              case EXAMPLES_FAILED -> Optional.of(true);
              case NO_EXAMPLES -> Optional.empty();
            });
  }

  /** In [0, 1]; a model errs together with itself. */
  double correlation(String one, String other) {
    return one.equals(other)
        ? 1
        : pairs.getOrDefault(Pair.of(one, other), new Counts()).correlation();
  }

  /** Two names in alphabetical order. */
  private record Pair(String first, String second) {
    static Pair of(String one, String other) {
      return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
    }
  }

  private static final class Counts {
    private int total;
    private int first;
    private int second;
    private int both;

    void add(boolean firstErrs, boolean secondErrs) {
      total++;
      first += firstErrs ? 1 : 0;
      second += secondErrs ? 1 : 0;
      both += firstErrs && secondErrs ? 1 : 0;
    }

    /** Where one of them always or never errs, nothing is known of their correlation. */
    double correlation() {
      double p = share(first);
      double q = share(second);
      double spread = Math.sqrt(p * (1 - p) * q * (1 - q));
      if (spread == 0) {
        return PRIOR;
      }
      double phi = (share(both) - p * q) / spread;
      double shrunk = (total * phi + Share.PRIOR_STRENGTH * PRIOR) / (total + Share.PRIOR_STRENGTH);
      return Math.clamp(shrunk, 0, 1);
    }

    private double share(int count) {
      return total == 0 ? 0 : (double) count / total;
    }
  }
}
