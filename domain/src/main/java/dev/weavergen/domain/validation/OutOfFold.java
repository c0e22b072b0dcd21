package dev.weavergen.domain.validation;

import dev.weavergen.domain.learning.LearningCurve;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.prediction.seed.SeedFormula;
import dev.weavergen.domain.prediction.training.Training;
import dev.weavergen.domain.trackrecord.TrackRecords;
import dev.weavergen.domain.validation.ScoreScaling.Labelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tasks of an evaluation, each predicted by what the tasks of the other folds taught: the
 * predictor, the track records and the past intents that it looks at, and the scale of the seed
 * formula's score. Tasks with the same intent are as good as one: none is predicted by what another
 * taught, whichever folds they are in.
 */
public final class OutOfFold {
  private static final String NAME = "cross-fitted";

  private final List<Task> tasks;
  private final List<Fold> folds;
  private final long seed;

  private OutOfFold(List<Task> tasks, List<Fold> folds, long seed) {
    this.tasks = tasks;
    this.folds = folds;
    this.seed = seed;
  }

  /** One task, and what a predictor may know of its generation, with its labels. */
  public record Task(String taskId, GenerationCase generation) {}

  /**
   * Learns once for each fold.
   *
   * @param tasks one a task id, in any order
   * @param seed decides which tasks share a fold, and the orders of the learning curve
   */
  public static OutOfFold of(List<Task> tasks, long seed) {
    Map<String, Task> byId = new TreeMap<>();
    tasks.forEach(task -> byId.put(task.taskId(), task));
    Folds parts = Folds.of(byId.keySet(), seed);
    Map<Integer, List<Task>> byFold =
        byId.values().stream()
            .collect(
                Collectors.groupingBy(
                    task -> parts.of(task.taskId()), TreeMap::new, Collectors.toList()));
    List<Fold> folds = new ArrayList<>();
    for (List<Task> judged : byFold.values()) {
      List<GenerationCase> others =
          parts.apartFrom(judged.getFirst().taskId()).stream()
              .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
              .map(Task::generation)
              .toList();
      folds.add(Fold.of(others, judged));
    }
    return new OutOfFold(List.copyOf(byId.values()), List.copyOf(folds), seed);
  }

  /** What a fold's tasks are predicted by. */
  private record Fold(
      Predictor predictor, TrackRecords records, ScoreScaling scaling, List<Task> judged) {
    static Fold of(List<GenerationCase> others, List<Task> judged) {
      Set<String> groups =
          judged.stream().map(task -> task.generation().group()).collect(Collectors.toSet());
      List<GenerationCase> taught =
          knowingOnlyEachOther(
              others.stream().filter(other -> !groups.contains(other.group())).toList());
      Set<String> known = groups(taught);
      TrackRecords records =
          TrackRecords.of(taught.stream().map(GenerationCase::generation).toList());
      return new Fold(
          Training.of(NAME, taught).<Predictor>map(learned -> learned).orElseGet(ColdStart::new),
          records,
          ScoreScaling.of(scores(taught, records)),
          judged.stream()
              .map(task -> new Task(task.taskId(), task.generation().withNeighboursOf(known)))
              .toList());
    }

    /** No label of a judged task reaches the others as that of a past intent. */
    private static List<GenerationCase> knowingOnlyEachOther(List<GenerationCase> cases) {
      Set<String> known = groups(cases);
      return cases.stream().map(one -> one.withNeighboursOf(known)).toList();
    }

    private static Set<String> groups(List<GenerationCase> cases) {
      return cases.stream().map(GenerationCase::group).collect(Collectors.toSet());
    }

    private static List<Labelled> scores(List<GenerationCase> taught, TrackRecords records) {
      return taught.stream()
          .flatMap(generation ->
              labelled(generation)
                  .map(candidate ->
                      new Labelled(
                          SeedFormula.score(generation, candidate.place(), records),
                          candidate.right())))
          .toList();
    }

    double seedProbability(GenerationCase generation, int candidate) {
      return scaling.probability(SeedFormula.score(generation, candidate, records));
    }
  }

  private record Candidate(int place, boolean right) {}

  private static Stream<Candidate> labelled(GenerationCase generation) {
    return IntStream.range(0, generation.features().size())
        .boxed()
        .flatMap(
            place -> generation.passed(place).map(right -> new Candidate(place, right)).stream());
  }

  /** What the report says of predictions. */
  public PredictionSection section() {
    Map<String, TierFigures> tiers = new LinkedHashMap<>();
    Map<String, TierFigures> cold = new LinkedHashMap<>();
    ColdStart coldStart = new ColdStart();
    for (Tier tier : Tier.values()) {
      TierFigures.of(
              judged(
                  tier,
                  (fold, task, place) ->
                      fold.predictor().candidate(task, place, tier, fold.records()).probability()))
          .ifPresent(figures -> tiers.put(tier.wireName(), figures));
      TierFigures.of(
              judged(
                  tier,
                  (_, task, place) ->
                      coldStart.candidate(task, place, tier, TrackRecords.NONE).probability()))
          .ifPresent(figures -> cold.put(tier.wireName(), figures));
    }
    return new PredictionSection(
        tiers,
        TierFigures.of(
            judged(Tier.STATIC, (fold, task, place) -> fold.seedProbability(task, place))),
        cold,
        TierFigures.of(answers()),
        tiers.isEmpty() ? List.of() : curve(),
        note(tiers));
  }

  private List<PredictionSection.CurveRow> curve() {
    return PredictionSection.CurveRow.of(
        LearningCurve.of(tasks.stream().map(Task::generation).toList(), Tier.EVIDENCE, seed));
  }

  private static Optional<String> note(Map<String, TierFigures> tiers) {
    if (tiers.isEmpty()) {
      return Optional.of("no program has a label, so no prediction can be judged");
    }
    return tiers.containsKey(Tier.EVIDENCE.wireName())
        ? Optional.empty()
        : Optional.of(
            "no task has an example or a generated test that was run: there is no evidence tier");
  }

  /** Says how probable it is that a candidate is right. */
  @FunctionalInterface
  private interface Saying {
    double probability(Fold fold, GenerationCase generation, int candidate);
  }

  /** Of all labelled candidates of the tasks that allow the tier. */
  private List<Judged> judged(Tier tier, Saying saying) {
    List<Judged> judged = new ArrayList<>();
    for (Fold fold : folds) {
      for (Task task : fold.judged()) {
        if (task.generation().tier().compareTo(tier) >= 0) {
          labelled(task.generation())
              .map(candidate ->
                  new Judged(
                      task.taskId(),
                      saying.probability(fold, task.generation(), candidate.place()),
                      candidate.right()))
              .forEach(judged::add);
        }
      }
    }
    return judged;
  }

  private List<Judged> answers() {
    Map<String, Double> probabilities = probabilities();
    List<Judged> judged = new ArrayList<>();
    for (Task task : tasks) {
      Optional.ofNullable(probabilities.get(task.taskId()))
          .flatMap(probability ->
              task.generation()
                  .answer()
                  .flatMap(answer -> task.generation().passed(answer.candidate()))
                  .map(right -> new Judged(task.taskId(), probability, right)))
          .ifPresent(judged::add);
    }
    return judged;
  }

  /** Of the returned programs, by task; nothing for a task without one. */
  public Map<String, Double> probabilities() {
    Map<String, Double> probabilities = new TreeMap<>();
    for (Fold fold : folds) {
      for (Task task : fold.judged()) {
        fold.predictor()
            .answer(task.generation(), fold.records())
            .map(Prediction::probability)
            .ifPresent(probability -> probabilities.put(task.taskId(), probability));
      }
    }
    return probabilities;
  }

  /** Of all programs, in the order of their places, each at its highest tier, by task. */
  public Map<String, List<Double>> candidates() {
    Map<String, List<Double>> candidates = new TreeMap<>();
    for (Fold fold : folds) {
      for (Task task : fold.judged()) {
        GenerationCase generation = task.generation();
        candidates.put(
            task.taskId(),
            IntStream.range(0, generation.features().size())
                .mapToObj(place ->
                    fold.predictor()
                        .candidate(generation, place, generation.tier(), fold.records())
                        .probability())
                .toList());
      }
    }
    return candidates;
  }

  /** The place of the candidate with the highest seed score, the first of equal ones, by task. */
  public Map<String, Integer> bySeedFormula() {
    Map<String, Integer> chosen = new TreeMap<>();
    for (Fold fold : folds) {
      for (Task task : fold.judged()) {
        IntStream.range(0, task.generation().features().size())
            .boxed()
            .max(
                Comparator.<Integer>comparingDouble(
                        place -> SeedFormula.score(task.generation(), place, fold.records()))
                    .thenComparing(Comparator.reverseOrder()))
            .ifPresent(place -> chosen.put(task.taskId(), place));
      }
    }
    return chosen;
  }
}
