package dev.weavergen.domain.validation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names of the arms, and the two that follow from the others: the mean of the single members,
 * and the best of them. The best is known only afterwards, which favours it: a claim against it
 * errs on the safe side.
 */
public final class Arms {
  public static final String SINGLE = "single:";
  public static final String MEAN_SINGLE = "mean-single";
  public static final String BEST_SINGLE = "best-single";
  public static final String TEST_AUTHOR = "test-author:";
  public static final String TEXT_SIMILARITY = "text-similarity";
  public static final String SEED_FORMULA = "seed-formula";
  public static final String MAJORITY = "majority";
  public static final String CONSENSUS_NO_LABELS = "consensus-no-labels";
  public static final String CONSENSUS = "consensus";
  public static final String ORACLE = "oracle";

  /** Stand for all arms that begin with them. */
  private static final List<String> GROUPS = List.of(SINGLE, TEST_AUTHOR);

  private static final List<String> NAMES =
      List.of(
          MEAN_SINGLE,
          BEST_SINGLE,
          TEXT_SIMILARITY,
          SEED_FORMULA,
          MAJORITY,
          CONSENSUS_NO_LABELS,
          CONSENSUS,
          ORACLE);

  private Arms() {}

  /**
   * Whether users may ask for that arm: a name, {@code single:NAME} or {@code test-author:NAME}, or
   * one of these words alone for all arms of the kind.
   */
  public static boolean isKnown(String wanted) {
    return NAMES.contains(wanted)
        || GROUPS.stream().anyMatch(group -> (wanted + ":").startsWith(group));
  }

  /** Whether an arm is what was asked for in words that {@link #isKnown}. */
  public static boolean isMeant(String wanted, String arm) {
    return arm.equals(wanted) || (GROUPS.contains(wanted + ":") && arm.startsWith(wanted + ":"));
  }

  /**
   * One panel's trials with {@link #MEAN_SINGLE} and {@link #BEST_SINGLE}. Pool panels afterwards:
   * each has its own best member.
   */
  public static List<Trial> withSinglesSummed(List<Trial> panel) {
    Optional<String> best = bestSingle(panel);
    return panel.stream().map(trial -> withSinglesSummed(trial, best)).toList();
  }

  private static Trial withSinglesSummed(Trial trial, Optional<String> best) {
    OptionalDouble mean =
        trial.passed().entrySet().stream()
            .filter(arm -> arm.getKey().startsWith(SINGLE))
            .mapToDouble(Map.Entry::getValue)
            .average();
    if (mean.isEmpty()) {
      return trial;
    }
    Trial withMean = trial.with(MEAN_SINGLE, mean.getAsDouble());
    return best.flatMap(arm -> Optional.ofNullable(trial.passed().get(arm)))
        .map(share -> withMean.with(BEST_SINGLE, share))
        .orElse(withMean);
  }

  /** The single arm that passes most, the first by name among equals. */
  private static Optional<String> bestSingle(List<Trial> panel) {
    return names(panel).stream()
        .filter(arm -> arm.startsWith(SINGLE))
        .max(
            Comparator.comparingDouble((String arm) -> TaskMeans.of(panel, arm).sum())
                .thenComparing(Comparator.reverseOrder()));
  }

  /** All arms of these trials by name. */
  static SortedSet<String> names(List<Trial> trials) {
    SortedSet<String> names = new TreeSet<>();
    trials.forEach(trial -> names.addAll(trial.passed().keySet()));
    return names;
  }

  /** Every arm with its figures, by rising pass rate. */
  static Map<String, Arm> of(List<Trial> trials, Bootstrap bootstrap) {
    Map<String, Arm> arms = new LinkedHashMap<>();
    names(trials).stream()
        .map(name -> Map.entry(name, Arm.of(name, trials, bootstrap)))
        .sorted(Comparator.comparingDouble(entry -> entry.getValue().passRate()))
        .forEach(entry -> arms.put(entry.getKey(), entry.getValue()));
    return arms;
  }
}
