package dev.weavergen.activities.validation;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.trackrecord.TrackRecords;
import dev.weavergen.domain.validation.BeforeAfter;
import dev.weavergen.domain.validation.LearningSection;
import dev.weavergen.workflows.validation.EvaluationRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the last third of an evaluation without knowledge and with what the others taught. */
final class LearnedTasks {
  private final TrackRecords records;

  private LearnedTasks(Optional<Knowledge> knowledge) {
    this.records =
        knowledge.map(known -> TrackRecords.of(known.records())).orElse(TrackRecords.NONE);
  }

  /**
   * @param tasks all of the evaluation, in order
   * @param scope of the evaluation
   * @param knowledge that it ended with
   */
  static LearningSection judged(
      List<JudgedTask> tasks, String scope, Optional<Knowledge> knowledge, long seed) {
    int learned = EvaluationRequest.learnedTasks(tasks.size());
    Set<String> known =
        tasks.subList(0, learned).stream()
            .flatMap(task -> Foretold.readable(task).stream())
            .map(task -> task.generation().group())
            .collect(Collectors.toSet());
    LearnedTasks judging = new LearnedTasks(knowledge);
    return BeforeAfter.of(
        new BeforeAfter.Learned(learned, scope, knowledge),
        tasks.subList(learned, tasks.size()).stream()
            .flatMap(task -> judging.frozen(task, known).stream())
            .filter(task -> !known.contains(task.generation().group()))
            .toList(),
        seed);
  }

  private Optional<BeforeAfter.Frozen> frozen(JudgedTask task, Set<String> known) {
    return Foretold.readable(task)
        .map(readable ->
            new BeforeAfter.Frozen(
                task.taskId(),
                readable.generation().withNeighboursOf(known),
                chosen(task, TrackRecords.NONE),
                chosen(task, records)));
  }

  /** Whether the consensus with those records chooses a right program. */
  private static Optional<Boolean> chosen(JudgedTask task, TrackRecords records) {
    String member =
        EvidenceWithRecords.by(records)
            .agree(
                new TrackRecordRule.Case(
                    task.taskClass(), task.voters(), task.models(), task.observation()))
            .chosenCluster()
            .representative();
    return task.program(member).flatMap(task::label);
  }
}
