package dev.weavergen.domain.validation;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.trackrecord.TrackRecords;
import dev.weavergen.domain.validation.TaskMeans.Valued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Judges frozen tasks twice on the same observations: with nothing learned, and with what the other
 * tasks taught. Differences are taken within a task before tasks are drawn, which pairs the sides.
 */
public final class BeforeAfter {
  private static final String BRIER = "brier";
  private static final String ACCURACY = "accuracy";
  private static final String CONSENSUS = "consensus";

  private final List<Frozen> frozen;
  private final Bootstrap bootstrap;
  private final Map<String, Double> before = new LinkedHashMap<>();
  private final Map<String, Double> after = new LinkedHashMap<>();
  private final Map<String, List<Double>> differences = new LinkedHashMap<>();

  private BeforeAfter(List<Frozen> frozen, long seed) {
    this.frozen = frozen;
    this.bootstrap = new Bootstrap(seed);
  }

  /**
   * A task that nothing was learned from.
   *
   * @param passedBefore whether the consensus without records chose a right program; empty without
   *     a label
   * @param passedAfter the same with the learned records
   */
  public record Frozen(
      String taskId,
      GenerationCase generation,
      Optional<Boolean> passedBefore,
      Optional<Boolean> passedAfter) {}

  /**
   * What was learned.
   *
   * @param tasks that were learned from
   * @param version of the knowledge; empty when none was published
   * @param predictor the champion; the cold start while there is none
   */
  public record Learned(
      int tasks, Optional<Long> version, Predictor predictor, TrackRecords records) {}

  public static LearningSection of(Learned learned, List<Frozen> frozen, long seed) {
    BeforeAfter sides = new BeforeAfter(List.copyOf(frozen), seed);
    List<Judged> cold = sides.judged(new ColdStart(), TrackRecords.NONE);
    List<Judged> taught = sides.judged(learned.predictor(), learned.records());
    sides.compare(BRIER, valued(cold, Judged::brier), valued(taught, Judged::brier));
    sides.compare(ACCURACY, valued(cold, BeforeAfter::hit), valued(taught, BeforeAfter::hit));
    sides.compareConsensus();
    return new LearningSection(
        learned.tasks(),
        frozen.size(),
        learned.version(),
        sides.before,
        sides.after,
        sides.differences,
        sides.verdict(),
        note(learned, cold));
  }

  /** All labelled candidates, each at the highest tier of its task. */
  private List<Judged> judged(Predictor predictor, TrackRecords records) {
    List<Judged> judged = new ArrayList<>();
    for (Frozen task : frozen) {
      GenerationCase generation = task.generation();
      for (int i = 0; i < generation.features().size(); i++) {
        int candidate = i;
        generation
            .passed(candidate)
            .map(right ->
                new Judged(
                    task.taskId(),
                    predictor
                        .candidate(generation, candidate, generation.tier(), records)
                        .probability(),
                    right))
            .ifPresent(judged::add);
      }
    }
    return judged;
  }

  private static double hit(Judged judged) {
    return judged.probability() >= .5 == judged.right() ? 1 : 0;
  }

  private static List<Valued> valued(List<Judged> judged, ToDoubleFunction<Judged> figure) {
    return judged.stream().map(one -> new Valued(one.group(), figure.applyAsDouble(one))).toList();
  }

  private void compareConsensus() {
    List<Frozen> decided =
        frozen.stream()
            .filter(task -> task.passedBefore().isPresent() && task.passedAfter().isPresent())
            .toList();
    compare(
        CONSENSUS,
        decided.stream().map(task -> passed(task.taskId(), task.passedBefore())).toList(),
        decided.stream().map(task -> passed(task.taskId(), task.passedAfter())).toList());
  }

  private static Valued passed(String taskId, Optional<Boolean> passed) {
    return new Valued(taskId, passed.orElse(false) ? 1 : 0);
  }

  /** Both of the same programs in the same order. */
  private void compare(String figure, List<Valued> cold, List<Valued> taught) {
    if (cold.isEmpty()) {
      return;
    }
    List<Valued> difference = new ArrayList<>();
    for (int i = 0; i < cold.size(); i++) {
      difference.add(new Valued(cold.get(i).taskId(), taught.get(i).value() - cold.get(i).value()));
    }
    before.put(figure, TaskMeans.of(cold).mean());
    after.put(figure, TaskMeans.of(taught).mean());
    differences.put(figure, bootstrap.ci95(TaskMeans.of(difference)));
  }

  private Verdict verdict() {
    List<Double> ends = differences.getOrDefault(BRIER, List.of(0.0, 0.0));
    if (frozen.size() < Claim.TASKS_MIN || (ends.getFirst() <= 0 && ends.getLast() >= 0)) {
      return Verdict.NOT_SHOWN;
    }
    return ends.getLast() < 0 ? Verdict.SHOWN : Verdict.REFUTED;
  }

  private static Optional<String> note(Learned learned, List<Judged> judged) {
    if (judged.isEmpty()) {
      return Optional.of("no frozen task has a label, so nothing can be compared");
    }
    return learned.version().isPresent()
        ? Optional.empty()
        : Optional.of("no knowledge was published, so both sides are the same");
  }
}
