package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Learns a predictor: per tier a logistic regression on the labelled candidates, or boosted trees
 * where they are better, calibrated on what models of the other folds say of each fold; on top of
 * them a regression on the labelled answers. Folds are by group, so that nothing is judged by what
 * its own intent taught (Chernozhukov et al. 2018 on cross-fitting).
 */
public final class Training {
  /**
   * Labelled candidates that one training looks at; of more, some groups are drawn by their names.
   * It bounds time and memory: as many are learned within ten seconds and 512 MB.
   */
  public static final int LABELS_MAX = 10_000;

  private static final int FOLDS = 5;
  private static final String SALT = "drawn\n";

  private Training() {}

  /**
   * @param name of the predictor
   * @param cases in any order; the same cases make the same predictor, to the last bit
   * @return empty when the labels cannot teach anything: none, or all alike
   */
  public static Optional<TrainedPredictor> of(String name, List<GenerationCase> cases) {
    List<Lesson> lessons = Lesson.of(bounded(cases), FOLDS);
    SortedMap<Tier, TierFit> fitted = fitted(lessons);
    if (fitted.isEmpty()) {
      return Optional.empty();
    }
    Answers answers = Answers.of(lessons, fitted);
    return Optional.of(
        new TrainedPredictor(
            name,
            Lesson.rows(lessons, Tier.STATIC).size(),
            fitted.entrySet().stream()
                .map(entry -> entry.getValue().model(entry.getKey()))
                .toList(),
            answers.model(),
            RiskCoverage.of(answers.judged())));
  }

  /** Tiers know nothing of each other, so each may have a processor of its own. */
  private static SortedMap<Tier, TierFit> fitted(List<Lesson> lessons) {
    SortedMap<Tier, TierFit> fitted = new TreeMap<>();
    Arrays.stream(Tier.values())
        .parallel()
        .map(tier -> Map.entry(tier, TierFit.of(tier, Lesson.rows(lessons, tier))))
        .toList()
        .forEach(entry -> entry.getValue().ifPresent(model -> fitted.put(entry.getKey(), model)));
    return fitted;
  }

  /** In an order that follows from the cases alone. */
  private static List<GenerationCase> bounded(List<GenerationCase> cases) {
    List<GenerationCase> sorted =
        cases.stream()
            .sorted(
                Comparator.comparing(GenerationCase::group).thenComparing(GenerationCase::toString))
            .toList();
    return labels(sorted) <= LABELS_MAX ? sorted : drawn(sorted);
  }

  private static List<GenerationCase> drawn(List<GenerationCase> sorted) {
    SortedMap<String, List<GenerationCase>> byDraw =
        sorted.stream()
            .collect(
                Collectors.groupingBy(
                    generation -> Sha256.of(SALT + generation.group()),
                    TreeMap::new,
                    Collectors.toList()));
    List<GenerationCase> drawn = new ArrayList<>();
    long labels = 0;
    for (List<GenerationCase> group : byDraw.values()) {
      for (GenerationCase generation : group) {
        long more = labels(List.of(generation));
        if (labels + more <= LABELS_MAX) {
          labels += more;
          drawn.add(generation);
        }
      }
    }
    return drawn;
  }

  private static long labels(List<GenerationCase> cases) {
    return cases.stream()
        .flatMap(generation -> generation.generation().candidates().stream())
        .filter(candidate -> candidate.passed().isPresent())
        .count();
  }
}
