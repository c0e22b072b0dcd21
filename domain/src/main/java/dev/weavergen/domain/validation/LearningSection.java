package dev.weavergen.domain.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What learning changed on tasks that nothing was ever learned from: the same observations judged
 * once without any knowledge and once with all of it.
 *
 * <p>Figures are {@code brier} and {@code accuracy}, each the mean over the tiers at which a
 * candidate can be judged, then both and {@code auc} of each tier, such as {@code brier.static}, at
 * last {@code consensus}, the share of tasks of which the chosen program was right.
 *
 * @param learnedTasks the first two thirds of the benchmark, whose labels were learned from
 * @param frozenTasks the last third, on which both sides are judged
 * @param scope whose knowledge it is, for {@code knowledge show --scope}
 * @param version of the knowledge in the end; empty when none was published
 * @param predictor the champion's name, which is the version that promoted it; empty while none was
 *     promoted, and both sides predict by the cold start
 * @param gate what was said of the last challenger; empty when none was published
 * @param before the figures without knowledge
 * @param after the figures with it
 * @param ci95 of each figure's difference, after minus before, low end first, by drawing tasks
 * @param verdict on {@code brier}, the mean over the tiers
 * @param note why there is nothing, or what a reader has to know
 */
public record LearningSection(
    int learnedTasks,
    int frozenTasks,
    String scope,
    Optional<Long> version,
    Optional<String> predictor,
    Optional<String> gate,
    Map<String, Double> before,
    Map<String, Double> after,
    Map<String, List<Double>> ci95,
    Verdict verdict,
    Optional<String> note) {
  public LearningSection {
    predictor = predictor == null ? Optional.empty() : predictor;
    gate = gate == null ? Optional.empty() : gate;
    before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
    after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    ci95 = Collections.unmodifiableMap(new LinkedHashMap<>(ci95));
  }

  /** The same with something more that a reader has to know. */
  public LearningSection withNote(String more) {
    return new LearningSection(
        learnedTasks,
        frozenTasks,
        scope,
        version,
        predictor,
        gate,
        before,
        after,
        ci95,
        verdict,
        Optional.of(note.map(known -> known + "; " + more).orElse(more)));
  }
}
