package dev.weavergen.domain.learning;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.prediction.training.GroupFolds;
import dev.weavergen.domain.prediction.training.Training;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Predicts every labelled program by what the generations of nine other tenths taught; generations
 * of one group are in one tenth. Track records and past intents that a prediction looks at are
 * those of the nine tenths too.
 */
public final class CrossFit {
  /** As many as the evaluation's track records are cross-fitted by. */
  public static final int FOLDS = 10;

  private static final String NAME = "cross-fitted";

  private final List<Fold> folds;

  private CrossFit(List<Fold> folds) {
    this.folds = folds;
  }

  /**
   * Learns ten times.
   *
   * @param cases in any order
   */
  public static CrossFit of(List<GenerationCase> cases) {
    GroupFolds parts = GroupFolds.of(cases, FOLDS);
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < parts.count(); fold++) {
      folds.add(Fold.of(parts.outside(fold), parts.inside(fold)));
    }
    return new CrossFit(List.copyOf(folds));
  }

  /** Learns ten times and judges all labelled candidates at a tier. */
  public static List<Judged> judged(List<GenerationCase> cases, Tier tier) {
    return of(cases).candidates(tier);
  }

  /** All labelled candidates of the cases that allow the tier. */
  public List<Judged> candidates(Tier tier) {
    return folds.stream().flatMap(fold -> fold.candidates(tier).stream()).toList();
  }

  /** All labelled answers. */
  public List<Judged> answers() {
    return folds.stream().flatMap(fold -> fold.answers().stream()).toList();
  }

  /**
   * What some cases taught, and others that it is judged on.
   *
   * @param judged whose past intents are those of the cases that taught
   */
  record Fold(Predictor predictor, TrackRecords records, List<GenerationCase> judged) {
    static Fold of(List<GenerationCase> taught, List<GenerationCase> judged) {
      Set<String> known =
          taught.stream().map(GenerationCase::group).collect(Collectors.toUnmodifiableSet());
      Predictor predictor =
          Training.of(NAME, taught).<Predictor>map(learned -> learned).orElseGet(ColdStart::new);
      return new Fold(
          predictor,
          TrackRecords.of(taught.stream().map(GenerationCase::generation).toList()),
          judged.stream().map(generation -> generation.withNeighboursOf(known)).toList());
    }

    List<Judged> candidates(Tier tier) {
      List<Judged> all = new ArrayList<>();
      for (GenerationCase generation : judged) {
        if (generation.tier().compareTo(tier) >= 0) {
          for (int i = 0; i < generation.features().size(); i++) {
            candidate(generation, i, tier).ifPresent(all::add);
          }
        }
      }
      return all;
    }

    private Optional<Judged> candidate(GenerationCase generation, int candidate, Tier tier) {
      return generation
          .passed(candidate)
          .map(right ->
              new Judged(
                  generation.group(),
                  predictor.candidate(generation, candidate, tier, records).probability(),
                  right));
    }

    List<Judged> answers() {
      return judged.stream().flatMap(generation -> answer(generation).stream()).toList();
    }

    private Optional<Judged> answer(GenerationCase generation) {
      return generation
          .answer()
          .flatMap(answer -> generation.passed(answer.candidate()))
          .flatMap(right ->
              predictor
                  .answer(generation, records)
                  .map(prediction ->
                      new Judged(generation.group(), prediction.probability(), right)));
    }
  }
}
