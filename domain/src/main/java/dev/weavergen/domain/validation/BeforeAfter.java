package dev.weavergen.domain.validation;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.metrics.PairedAuc;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.trackrecord.TrackRecords;
import dev.weavergen.domain.validation.TaskMeans.Valued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Judges frozen tasks twice on the same observations: with nothing learned, and with what the other
 * tasks taught. Differences are taken within a program before tasks are drawn, which pairs the
 * sides. Users meet every tier, so the verdict is, like the gate's, on the mean over the tiers.
 */
public final class BeforeAfter {
  private static final String BRIER = "brier";
  private static final String ACCURACY = "accuracy";
  private static final String AUC = "auc";
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
   * @param generation whose past intents are those that were learned from
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
   * @param scope whose knowledge it is
   * @param knowledge that they taught; empty when none was published
   */
  public record Learned(int tasks, String scope, Optional<Knowledge> knowledge) {}

  public static LearningSection of(Learned learned, List<Frozen> frozen, long seed) {
    Optional<Knowledge> knowledge = learned.knowledge();
    BeforeAfter sides = new BeforeAfter(List.copyOf(frozen), seed);
    List<List<Twice>> candidates = sides.twice(knowledge);
    sides.compareMeans(BRIER, candidates, Judged::brier);
    sides.compareMeans(ACCURACY, candidates, BeforeAfter::hit);
    for (Tier tier : Tier.values()) {
      sides.compareTier(
          tier,
          candidates.stream().flatMap(List::stream).filter(one -> one.tier() == tier).toList());
    }
    sides.compareConsensus();
    return new LearningSection(
        learned.tasks(),
        frozen.size(),
        learned.scope(),
        knowledge.map(Knowledge::version),
        knowledge.flatMap(Knowledge::predictor).map(champion -> champion.name()),
        knowledge.map(known -> known.trial().words()),
        sides.before,
        sides.after,
        sides.differences,
        sides.verdict(),
        sides.note(knowledge));
  }

  /** All labelled candidates. */
  private List<List<Twice>> twice(Optional<Knowledge> knowledge) {
    Predictor cold = new ColdStart();
    Predictor taught =
        knowledge.flatMap(Knowledge::predictor).<Predictor>map(champion -> champion).orElse(cold);
    TrackRecords records =
        knowledge.map(known -> TrackRecords.of(known.records())).orElse(TrackRecords.NONE);
    List<List<Twice>> candidates = new ArrayList<>();
    for (Frozen task : frozen) {
      GenerationCase knowing = task.generation();
      GenerationCase fresh = knowing.withNeighboursOf(Set.of());
      candidates.addAll(
          Twice.of(
              task.taskId(),
              knowing,
              (candidate, tier) -> cold.candidate(fresh, candidate, tier, TrackRecords.NONE),
              (candidate, tier) -> taught.candidate(knowing, candidate, tier, records)));
    }
    return candidates;
  }

  private static double hit(Judged judged) {
    return judged.probability() >= .5 == judged.right() ? 1 : 0;
  }

  /** Each candidate's mean over the tiers at which anything is known of it. */
  private void compareMeans(
      String figure, List<List<Twice>> candidates, ToDoubleFunction<Judged> of) {
    compare(figure, means(candidates, Twice::cold, of), means(candidates, Twice::taught, of));
  }

  private static List<Valued> means(
      List<List<Twice>> candidates, Function<Twice, Judged> side, ToDoubleFunction<Judged> of) {
    return candidates.stream()
        .map(tiers ->
            new Valued(
                tiers.getFirst().cold().group(),
                tiers.stream()
                    .filter(one -> !one.fallsBack())
                    .map(side)
                    .mapToDouble(of)
                    .average()
                    .orElse(0)))
        .toList();
  }

  private void compareTier(Tier tier, List<Twice> candidates) {
    List<Judged> cold = candidates.stream().map(Twice::cold).toList();
    List<Judged> taught = candidates.stream().map(Twice::taught).toList();
    String of = "." + tier.wireName();
    compare(BRIER + of, valued(cold, Judged::brier), valued(taught, Judged::brier));
    compare(ACCURACY + of, valued(cold, BeforeAfter::hit), valued(taught, BeforeAfter::hit));
    PairedAuc.of(cold, taught)
        .ifPresent(auc -> put(AUC + of, auc.before(), auc.after(), List.of(auc.low(), auc.high())));
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
    put(
        figure,
        TaskMeans.of(cold).mean(),
        TaskMeans.of(taught).mean(),
        bootstrap.ci95(TaskMeans.of(difference)));
  }

  private void put(String figure, double cold, double taught, List<Double> interval) {
    before.put(figure, cold);
    after.put(figure, taught);
    differences.put(figure, interval);
  }

  private Verdict verdict() {
    List<Double> ends = differences.getOrDefault(BRIER, List.of(0.0, 0.0));
    if (frozen.size() < Claim.TASKS_MIN || (ends.getFirst() <= 0 && ends.getLast() >= 0)) {
      return Verdict.NOT_SHOWN;
    }
    return ends.getLast() < 0 ? Verdict.SHOWN : Verdict.REFUTED;
  }

  private Optional<String> note(Optional<Knowledge> knowledge) {
    if (before.isEmpty()) {
      return Optional.of("no frozen task has a label, so nothing can be compared");
    }
    if (knowledge.isEmpty()) {
      return Optional.of("no knowledge was published, so both sides are the same");
    }
    if (knowledge.get().predictor().isEmpty()) {
      return Optional.of(
          "no predictor was promoted: both sides predict as without a label, and differ only by track records");
    }
    return frozen.size() < Claim.TASKS_MIN
        ? Optional.of(
            "%d tasks were judged, and nothing is called shown by fewer than %d"
                .formatted(frozen.size(), Claim.TASKS_MIN))
        : Optional.empty();
  }
}
