package dev.weavergen.activities.validation;

import dev.weavergen.domain.validation.Arms;
import dev.weavergen.domain.validation.Trial;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Leaves arms out of a trial that nobody asked for. */
final class WantedArms {
  private WantedArms() {}

  /**
   * @param wanted as {@link Arms#isKnown} reads them; the mean and the best single member need all
   */
  static Trial of(List<String> wanted, Trial trial) {
    SortedMap<String, Double> kept = new TreeMap<>(trial.passed());
    kept.keySet().removeIf(arm -> !isWanted(wanted, arm));
    return new Trial(
        trial.taskId(),
        trial.generationId(),
        kept,
        trial.problem(),
        trial.chosen(),
        trial.returnedPassed(),
        trial.probability(),
        trial.candidates(),
        trial.agreement(),
        trial.timings(),
        trial.spans());
  }

  private static boolean isWanted(List<String> wanted, String arm) {
    return wanted.stream().anyMatch(name -> Arms.isMeant(name, arm))
        || (arm.startsWith(Arms.SINGLE)
            && (wanted.contains(Arms.MEAN_SINGLE) || wanted.contains(Arms.BEST_SINGLE)));
  }
}
