package dev.weavergen.activities.validation;

import dev.weavergen.domain.consensus.TextAgreement;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.validation.Arms;
import dev.weavergen.domain.validation.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every arm would have answered, and whether that was right. An arm that has no program where
 * members were asked has failed; a program that its test cannot decide counts for no arm.
 */
final class Choices {
  private static final String RECORDED = "recorded:";

  /** Track records come from other folds than the task's own. */
  private static final int FOLDS = 10;

  private final TextAgreement text = new TextAgreement();
  private final Optional<TrackRecordRule> rule;
  private final List<JudgedTask> tasks;

  /**
   * @param rule empty where the arm {@code consensus} is not judged
   */
  Choices(Optional<TrackRecordRule> rule, List<JudgedTask> tasks) {
    this.rule = rule;
    this.tasks = List.copyOf(tasks);
  }

  List<Trial> trials() {
    return tasks.stream().map(this::trial).toList();
  }

  private Trial trial(JudgedTask task) {
    return new Trial(
        task.taskId(),
        task.result().generationId(),
        passed(task),
        task.chosenMember().map(Choices::name),
        Optional.empty(),
        task.generation().flatMap(Generation::consensus).map(consensus -> consensus.agreement()),
        timings(task),
        task.result().spans());
  }

  private SortedMap<String, Double> passed(JudgedTask task) {
    SortedMap<String, Double> arms = new TreeMap<>();
    members(task).forEach(member -> put(arms, Arms.SINGLE + name(member), single(task, member)));
    put(arms, Arms.MAJORITY, majority(task).map(member -> share(task.passed(member))));
    put(arms, Arms.TEXT_SIMILARITY, byText(task).map(member -> share(task.passed(member))));
    put(
        arms,
        Arms.CONSENSUS_NO_LABELS,
        Optional.of(
            task.result().chosenSha256().isEmpty() ? Share.FAILED : share(task.chosenPassed())));
    if (rule.isPresent()) {
      put(arms, Arms.CONSENSUS, withRecords(rule.get(), task));
    }
    put(arms, Arms.ORACLE, Optional.of(oracle(task)));
    return arms;
  }

  /** How an arm did; undecided ones are not counted. */
  private enum Share {
    PASSED,
    FAILED,
    UNDECIDED
  }

  private static Share share(Optional<Boolean> passed) {
    return passed.map(right -> right ? Share.PASSED : Share.FAILED).orElse(Share.UNDECIDED);
  }

  /** An arm without a program has failed. */
  private static void put(SortedMap<String, Double> arms, String arm, Optional<Share> share) {
    switch (share.orElse(Share.FAILED)) {
      case PASSED -> arms.put(arm, 1.0);
      case FAILED -> arms.put(arm, 0.0);
      case UNDECIDED -> {}
    }
  }

  private static List<String> members(JudgedTask task) {
    return task.generation().stream()
        .flatMap(generation -> generation.candidates().stream())
        .map(CandidateReport::model)
        .toList();
  }

  private static Optional<Share> single(JudgedTask task, String member) {
    return task.program(member).isEmpty()
        ? Optional.empty()
        : Optional.of(share(task.passed(member)));
  }

  /** The representative of the largest cluster of those that mostly return, if any does. */
  private static Optional<String> majority(JudgedTask task) {
    List<ClusterFacts> clusters = task.observation().clusters();
    return clusters.stream()
        .filter(cluster -> !cluster.mostlyRaises())
        .findFirst()
        .or(() -> clusters.stream().findFirst())
        .map(ClusterFacts::representative);
  }

  private Optional<String> byText(JudgedTask task) {
    return task.voters().isEmpty()
        ? Optional.empty()
        : Optional.of(text.agree(task.voters()).chosenCluster().representative());
  }

  private Optional<Share> withRecords(TrackRecordRule records, JudgedTask task) {
    if (task.voters().isEmpty()) {
      return Optional.empty();
    }
    TrackRecordRule.Case judged =
        new TrackRecordRule.Case(
            task.taskClass(), task.voters(), task.models(), task.observation());
    String member = records.agree(judged, otherFolds(task)).chosenCluster().representative();
    return Optional.of(share(task.passed(member)));
  }

  private List<LabelledGeneration> otherFolds(JudgedTask task) {
    return tasks.reversed().stream()
        .filter(other -> other.ordinal() % FOLDS != task.ordinal() % FOLDS)
        .map(JudgedTask::labelled)
        .toList();
  }

  private static Share oracle(JudgedTask task) {
    return task.result().labels().containsValue(true) ? Share.PASSED : Share.FAILED;
  }

  /** A member as users call it. */
  static String name(String member) {
    return member.startsWith(RECORDED) ? member.substring(RECORDED.length()) : member;
  }

  private static Trial.Timings timings(JudgedTask task) {
    Map<String, Long> millis = task.result().timingsMillis();
    long total = millis.getOrDefault("total", 0L);
    long around =
        millis.getOrDefault("recall", 0L)
            + millis.getOrDefault("generate", 0L)
            + millis.getOrDefault("record", 0L);
    return new Trial.Timings(
        total,
        Math.max(0, total - around),
        Math.max(0, total - task.result().slowestModelMillis()));
  }
}
