package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import dev.weavergen.domain.trackrecord.RecordCounts.Author;
import dev.weavergen.domain.trackrecord.RecordCounts.Pair;
import dev.weavergen.domain.trackrecord.RecordCounts.Passing;
import dev.weavergen.domain.trackrecord.RecordCounts.Stratum;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Counts what labelled generations say of models, one generation after the other. */
final class Counting {
  private final Map<StratumKey, Stratum> strata = new HashMap<>();
  private final Map<Names, Pair> pairs = new HashMap<>();
  private final Map<String, Author> authors = new HashMap<>();
  private Passing examples = Passing.NONE;
  private int generations;

  void add(LabelledGeneration generation) {
    List<Candidate> candidates = generation.candidates();
    if (candidates.stream().anyMatch(candidate -> candidate.passed().isPresent())) {
      generations++;
    }
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      stratum(generation.taskClass(), candidate);
      candidate.passed().ifPresent(right -> witnesses(candidate, right));
      for (Candidate other : candidates.subList(i + 1, candidates.size())) {
        pair(candidate, other);
      }
    }
  }

  RecordCounts counts() {
    Set<String> models = most(strata.values(), Stratum::model, Stratum::seen);
    Set<String> writers =
        most(
            authors.values(),
            Author::model,
            author -> (long) author.tests().right() + author.tests().wrong());
    return new RecordCounts(
        generations,
        strata.values().stream().filter(stratum -> models.contains(stratum.model())).toList(),
        pairs.values().stream()
            .filter(pair -> models.contains(pair.first()) && models.contains(pair.second()))
            .toList(),
        authors.values().stream().filter(author -> writers.contains(author.model())).toList(),
        examples);
  }

  /** The names that were seen most; of equals the first in the alphabet. */
  private static <T> Set<String> most(
      Iterable<T> counts, Function<T, String> name, ToLongFunction<T> seen) {
    Map<String, Long> totals = new HashMap<>();
    counts.forEach(count -> totals.merge(name.apply(count), seen.applyAsLong(count), Long::sum));
    return totals.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(RecordCounts.MODELS_MAX)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void stratum(String taskClass, Candidate candidate) {
    Optional<Boolean> passed = candidate.passed();
    strata.merge(
        new StratumKey(candidate.model(), taskClass, candidate.showing()),
        new Stratum(
            candidate.model(),
            taskClass,
            candidate.showing(),
            1,
            passed.isPresent() ? 1 : 0,
            passed.orElse(false) ? 1 : 0),
        (one, other) ->
            new Stratum(
                one.model(),
                one.taskClass(),
                one.showing(),
                one.seen() + other.seen(),
                one.labelled() + other.labelled(),
                one.right() + other.right()));
  }

  private void witnesses(Candidate candidate, boolean right) {
    for (TestTally tests : candidate.tests()) {
      authors.compute(
          tests.author(),
          (model, known) ->
              new Author(
                  model,
                  (known == null ? Passing.NONE : known.tests()).plus(right, tests.share())));
    }
    if (candidate.showing() != Showing.NO_EXAMPLES) {
      examples = examples.plus(right, candidate.showing() == Showing.EXAMPLES_PASSED ? 1 : 0);
    }
  }

  private void pair(Candidate one, Candidate other) {
    Optional<Boolean> first = errs(one);
    Optional<Boolean> second = errs(other);
    if (first.isEmpty() || second.isEmpty() || one.model().equals(other.model())) {
      return;
    }
    if (one.model().compareTo(other.model()) > 0) {
      pair(other, one);
      return;
    }
    boolean firstErrs = first.get();
    boolean secondErrs = second.get();
    pairs.merge(
        new Names(one.model(), other.model()),
        new Pair(
            one.model(),
            other.model(),
            1,
            firstErrs ? 1 : 0,
            secondErrs ? 1 : 0,
            firstErrs && secondErrs ? 1 : 0),
        Counting::sum);
  }

  private static Pair sum(Pair one, Pair other) {
    return new Pair(
        one.first(),
        one.second(),
        one.total() + other.total(),
        one.firstErred() + other.firstErred(),
        one.secondErred() + other.secondErred(),
        one.bothErred() + other.bothErred());
  }

  /**
   * Where there is no label, failing an example counts as an error and passing all as none;
   * otherwise pairs would only be known where they agree, as labels pass on to programs of the same
   * behaviour.
   */
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

  private record StratumKey(String model, String taskClass, Showing showing) {}

  private record Names(String first, String second) {}
}
