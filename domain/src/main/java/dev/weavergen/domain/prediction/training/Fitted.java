package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.training.Calibrating.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A model of some rows, its calibration, and what each row would have been told by a model of the
 * other folds.
 *
 * @param outcomes of the rows in their order, with the scores by models of the other folds
 * @param crossFitted calibrated log-odds by row
 */
record Fitted<S extends Scorer>(
    S scorer,
    Calibration calibration,
    List<Outcome> outcomes,
    IdentityHashMap<Row, Double> crossFitted) {
  /** Learns a scorer from rows of which at least one is right and one wrong. */
  interface Learner<S extends Scorer> {
    S fit(Table table);
  }

  /** Empty when the rows are all right, or all wrong, or none. */
  static <S extends Scorer> Optional<Fitted<S>> of(Learner<S> learner, Table table) {
    List<Row> rows = table.rows();
    if (!teach(rows)) {
      return Optional.empty();
    }
    IdentityHashMap<Row, Double> scores = crossFit(learner, table);
    List<Outcome> outcomes = new ArrayList<>();
    for (Row row : rows) {
      outcomes.add(new Outcome(row.fold(), scores.getOrDefault(row, 0.0), row.right()));
    }
    boolean judged = rows.stream().mapToInt(Row::fold).distinct().count() > 1;
    Calibration calibration = judged ? Calibrating.of(outcomes) : Calibration.NONE;
    scores.replaceAll((_, score) -> calibration.logOdds(score));
    return Optional.of(
        new Fitted<>(learner.fit(table), calibration, List.copyOf(outcomes), scores));
  }

  /** What a model of the other folds says of a row of this one, calibrated. */
  double crossFitted(Row row) {
    return Objects.requireNonNull(crossFitted.get(row), "row was not fitted");
  }

  private static boolean teach(List<Row> rows) {
    return rows.stream().anyMatch(Row::right) && !rows.stream().allMatch(Row::right);
  }

  /**
   * Rows that look alike are still rows of their own, so they go by identity. Folds know nothing of
   * each other, so each may have a processor of its own.
   */
  private static IdentityHashMap<Row, Double> crossFit(Learner<?> learner, Table table) {
    List<Row> rows = table.rows();
    IdentityHashMap<Row, Double> scores = new IdentityHashMap<>();
    int[] folds = rows.stream().mapToInt(Row::fold).distinct().sorted().toArray();
    Map<Integer, Scorer> scorers =
        Arrays.stream(folds)
            .boxed()
            .parallel()
            .collect(
                Collectors.toMap(
                    Function.identity(), fold -> scorer(learner, table.outside(fold))));
    for (Row row : rows) {
      Scorer scorer = Objects.requireNonNull(scorers.get(row.fold()), "fold was not fitted");
      scores.put(row, scorer.score(row.values()).total());
    }
    return scores;
  }

  private static Scorer scorer(Learner<?> learner, Table others) {
    return teach(others.rows())
        ? learner.fit(others)
        : new Scorer.Linear(baseRate(others.rows()), List.of());
  }

  private static double baseRate(List<Row> rows) {
    double rights = rows.stream().filter(Row::right).count();
    return LogOdds.of((rights + 1) / (rows.size() + 2));
  }
}
