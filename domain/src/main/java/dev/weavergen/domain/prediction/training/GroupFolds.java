package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.prediction.GenerationCase;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases in parts of as many groups as can be, so that each part can be judged by what the others
 * taught. Which groups share a part follows from their names alone, never from the cases' order.
 */
public final class GroupFolds {
  private static final String SALT = "folds\n";

  private final int count;
  private final List<GenerationCase> cases;
  private final Map<String, Integer> folds;

  private GroupFolds(int count, List<GenerationCase> cases, Map<String, Integer> folds) {
    this.count = count;
    this.cases = cases;
    this.folds = folds;
  }

  /**
   * @param count of folds wanted; fewer where there are fewer groups
   */
  public static GroupFolds of(List<GenerationCase> cases, int count) {
    List<String> drawn =
        cases.stream()
            .map(GenerationCase::group)
            .distinct()
            .map(group -> Map.entry(Sha256.of(SALT + group), group))
            .sorted(
                Comparator.comparing((Map.Entry<String, String> both) -> both.getKey())
                    .thenComparing(Map.Entry::getValue))
            .map(Map.Entry::getValue)
            .toList();
    int possible = Math.min(count, drawn.size());
    Map<String, Integer> folds = new HashMap<>();
    drawn.forEach(group -> folds.put(group, folds.size() % possible));
    return new GroupFolds(possible, List.copyOf(cases), folds);
  }

  /** How many folds there are. */
  public int count() {
    return count;
  }

  /** The fold of a case, from 0. */
  public int of(GenerationCase generation) {
    return folds.getOrDefault(generation.group(), 0);
  }

  public List<GenerationCase> inside(int fold) {
    return cases.stream().filter(generation -> of(generation) == fold).toList();
  }

  public List<GenerationCase> outside(int fold) {
    return cases.stream().filter(generation -> of(generation) != fold).toList();
  }
}
