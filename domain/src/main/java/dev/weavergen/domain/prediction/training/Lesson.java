package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A generation to learn from, as it looked to someone who knew nothing of its fold: track records
 * and past intents are those of the other folds.
 *
 * @param records of the other folds
 * @param rows one a candidate, empty where it has no label; two generations that are alike still
 *     have rows of their own
 */
record Lesson(GenerationCase generation, int fold, TrackRecords records, List<Optional<Row>> rows) {
  static List<Lesson> of(List<GenerationCase> cases, int foldsWanted) {
    GroupFolds folds = GroupFolds.of(cases, foldsWanted);
    List<Lesson> lessons = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      List<GenerationCase> others = folds.outside(fold);
      TrackRecords records =
          TrackRecords.of(others.stream().map(GenerationCase::generation).toList());
      Set<String> groups =
          others.stream().map(GenerationCase::group).collect(Collectors.toUnmodifiableSet());
      for (GenerationCase generation : folds.inside(fold)) {
        lessons.add(of(generation.withNeighboursOf(groups), fold, records));
      }
    }
    return lessons;
  }

  private static Lesson of(GenerationCase generation, int fold, TrackRecords records) {
    CaseValues values = new CaseValues(generation, records);
    List<Optional<Row>> rows = new ArrayList<>();
    for (int i = 0; i < generation.features().size(); i++) {
      int candidate = i;
      rows.add(
          generation
              .passed(candidate)
              .map(right -> new Row(generation.group(), fold, values.of(candidate), right)));
    }
    return new Lesson(generation, fold, records, List.copyOf(rows));
  }

  /** The rows of candidates that are judged at a tier when it is wanted. */
  static List<Row> rows(List<Lesson> lessons, Tier tier) {
    return lessons.stream().flatMap(lesson -> lesson.rows(tier)).toList();
  }

  private Stream<Row> rows(Tier tier) {
    return IntStream.range(0, rows.size())
        .filter(candidate -> generation.tier(candidate, tier) == tier)
        .mapToObj(rows::get)
        .flatMap(Optional::stream);
  }
}
