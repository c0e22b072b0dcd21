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
 * The names of the arms, and those that follow from the others: the mean of the single members, the
 * best of them, and the best of the members that repair their own programs. The best is known only
 * afterwards, which favours it: a claim against it errs on the safe side.
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

  /** The program that the generation returns: no label is known to it. */
  public static final String REASONING_NO_LABELS = "reasoning-no-labels";

  /** The best of the {@link #CONSENSUS} arm's program and all repairs of the run. */
  public static final String REASONING = "reasoning";

  /**
   * A member's own last recorded repair, else its first program. Where a recorder stopped as soon
   * as a hidden test passed, the last one is the best one, which favours the member.
   */
  public static final String OWN_REPAIRS = "own-repairs:";

  public static final String BEST_OWN_REPAIRS = "best-own-repairs";

  /** Stand for all arms that begin with them. */
  private static final List<String> GROUPS = List.of(SINGLE, TEST_AUTHOR, OWN_REPAIRS);

  private static final List<String> NAMES =
      List.of(
          MEAN_SINGLE,
          BEST_SINGLE,
          TEXT_SIMILARITY,
          SEED_FORMULA,
          MAJORITY,
          CONSENSUS_NO_LABELS,
          CONSENSUS,
          BEST_OWN_REPAIRS,
          REASONING_NO_LABELS,
          REASONING,
          ORACLE);

  private Arms() {}

  /**
   * Whether users may ask for that arm: a name, {@code single:NAME}, {@code test-author:NAME} or
   * {@code own-repairs:NAME}, or one of these words alone for all arms of the kind.
   */
  public static boolean isKnown(String wanted) {
    return NAMES.contains(wanted)
        || GROUPS.stream().anyMatch(group -> (wanted + ":").startsWith(group));
  }

  /** Whether an arm is what was asked for in words that {@link #isKnown}. */
  public static boolean isMeant(String wanted, String arm) {
    return arm.equals(wanted) || (GROUPS.contains(wanted + ":") && arm.startsWith(wanted + ":"));
  }

  /** Whether the loop that repairs must have run for the arm. */
  public static boolean isReasoning(String arm) {
    return arm.equals(REASONING) || arm.equals(REASONING_NO_LABELS);
  }

  /**
   * One panel's trials with {@link #MEAN_SINGLE}, {@link #BEST_SINGLE} and {@link
   * #BEST_OWN_REPAIRS}. Pool panels afterwards: each has its own best member.
   */
  public static List<Trial> withSinglesSummed(List<Trial> panel) {
    Optional<String> single = best(SINGLE, panel);
    Optional<String> repairing = best(OWN_REPAIRS, panel);
    return panel.stream()
        .map(Arms::withMean)
        .map(trial -> withBest(BEST_SINGLE, single, trial))
        .map(trial -> withBest(BEST_OWN_REPAIRS, repairing, trial))
        .toList();
  }

  private static Trial withMean(Trial trial) {
    OptionalDouble mean =
        trial.passed().entrySet().stream()
            .filter(arm -> arm.getKey().startsWith(SINGLE))
            .mapToDouble(Map.Entry::getValue)
            .average();
    return mean.isPresent() ? trial.with(MEAN_SINGLE, mean.getAsDouble()) : trial;
  }

  private static Trial withBest(String name, Optional<String> best, Trial trial) {
    return best.flatMap(arm -> Optional.ofNullable(trial.passed().get(arm)))
        .map(share -> trial.with(name, share))
        .orElse(trial);
  }

  /** The arm of a kind that passes most, the first by name among equals. */
  private static Optional<String> best(String kind, List<Trial> panel) {
    return names(panel).stream()
        .filter(arm -> arm.startsWith(kind))
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
