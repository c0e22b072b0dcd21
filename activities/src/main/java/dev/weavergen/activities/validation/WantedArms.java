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
   * @param wanted as {@link Arms#isKnown} reads them; the mean and the best of all need all
   */
  static Trial of(List<String> wanted, Trial trial) {
    SortedMap<String, Double> kept = new TreeMap<>(trial.passed());
    kept.keySet().removeIf(arm -> !isWanted(wanted, arm));
    return trial.withPassed(kept);
  }

  private static boolean isWanted(List<String> wanted, String arm) {
    return wanted.stream().anyMatch(name -> Arms.isMeant(name, arm))
        || (arm.startsWith(Arms.SINGLE)
            && (wanted.contains(Arms.MEAN_SINGLE) || wanted.contains(Arms.BEST_SINGLE)))
        || (arm.startsWith(Arms.OWN_REPAIRS) && wanted.contains(Arms.BEST_OWN_REPAIRS));
  }
}
