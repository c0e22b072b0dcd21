package dev.weavergen.activities.validation;

import dev.weavergen.domain.consensus.TextAgreement;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.validation.Arms;
import dev.weavergen.domain.validation.Folds;
import dev.weavergen.domain.validation.Trial;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What every arm would have answered, and whether that was right. An arm that has no program where
 * members were asked has failed; a program that its test cannot decide counts for no arm. Track
 * records come from the tasks of other folds, where every candidate has its own test's verdict.
 */
final class Choices {
  private final TextAgreement text = new TextAgreement();
  private final Optional<TrackRecordRule> rule;
  private final Optional<Foretold> foretold;
  private final boolean reasoning;
  private final List<JudgedTask> tasks;
  private final Map<String, List<JudgedTask>> byId;
  private final Folds folds;
  private final Map<Integer, TrackRecordRule.Taught> byFold = new HashMap<>();

  /**
   * @param rule empty where the arm {@code consensus} is not judged
   * @param foretold empty where nothing was predicted
   * @param reasoning whether the loop that repairs was switched on
   * @param seed decides which tasks share a fold
   */
  Choices(
      Optional<TrackRecordRule> rule,
      Optional<Foretold> foretold,
      boolean reasoning,
      List<JudgedTask> tasks,
      long seed) {
    this.reasoning = reasoning;
    this.rule = rule;
    this.foretold = foretold;
    this.tasks = List.copyOf(tasks);
    this.byId = tasks.stream().collect(Collectors.groupingBy(JudgedTask::taskId));
    this.folds = Folds.of(byId.keySet(), seed);
  }

  List<Trial> trials() {
    return tasks.stream().map(this::trial).toList();
  }

  private Trial trial(JudgedTask task) {
    return new Trial(
        task.taskId(),
        task.result().generationId(),
        passed(task),
        task.result().problem(),
        task.chosenMember().map(MemberNames::shown),
        returnedPassed(task),
        probability(task),
        foretold
            .flatMap(said -> Optional.ofNullable(said.candidates().get(task.taskId())))
            .orElseGet(Collections::emptySortedMap),
        task.generation().flatMap(Generation::consensus).map(consensus -> consensus.agreement()),
        timings(task),
        task.result().spans(),
        LabelledLoop.of(task));
  }

  /** Nobody else predicts a repair: the observations of other folds are of first programs. */
  private Optional<Double> probability(JudgedTask task) {
    return task.isRepaired()
        ? task.generation().flatMap(Generation::prediction).map(Prediction::probability)
        : foretold.flatMap(said -> Optional.ofNullable(said.probabilities().get(task.taskId())));
  }

  /** Nothing for a task to which no member has a reply, or that was not labelled. */
  private SortedMap<String, Double> passed(JudgedTask task) {
    SortedMap<String, Double> arms = new TreeMap<>();
    if (task.isLeftOut()) {
      return arms;
    }
    singles(task).forEach((arm, share) -> put(arms, arm, share));
    task.result()
        .authors()
        .forEach(
            author -> put(arms, Arms.TEST_AUTHOR + author.author(), share(task, author.sha256())));
    put(arms, Arms.MAJORITY, ofMember(task, majority(task)));
    put(arms, Arms.TEXT_SIMILARITY, ofMember(task, byText(task)));
    foretold.ifPresent(said ->
        put(
            arms,
            Arms.SEED_FORMULA,
            ofMember(task, Optional.ofNullable(said.bySeedFormula().get(task.taskId())))));
    task.result()
        .ownRepairs()
        .forEach(own -> put(arms, Arms.OWN_REPAIRS + own.member(), share(task, own.sha256())));
    put(arms, Arms.CONSENSUS_NO_LABELS, share(task, task.ownChoice()));
    if (reasoning) {
      put(arms, Arms.REASONING_NO_LABELS, share(task, task.result().chosenSha256()));
    }
    rule.ifPresent(records -> putWithRecords(arms, task, taught(records, task)));
    put(arms, Arms.ORACLE, oracle(task));
    return arms;
  }

  private void putWithRecords(
      SortedMap<String, Double> arms, JudgedTask task, TrackRecordRule.Taught taught) {
    Optional<String> chosen = withRecords(taught, task);
    put(arms, Arms.CONSENSUS, ofMember(task, chosen));
    if (reasoning) {
      put(
          arms,
          Arms.REASONING,
          share(task, chosen.flatMap(member -> RunArchive.begunFrom(task, member))));
    }
  }

  /** Of the program that the generation returned, which is the one that is shown and exported. */
  private static Optional<Boolean> returnedPassed(JudgedTask task) {
    return task.isLeftOut()
        ? Optional.empty()
        : switch (share(task, task.result().chosenSha256())) {
          case PASSED -> Optional.of(true);
          case FAILED -> Optional.of(false);
          case UNDECIDED -> Optional.empty();
        };
  }

  /** How an arm did; undecided ones are not counted. */
  private enum Share {
    PASSED,
    FAILED,
    UNDECIDED
  }

  /** An arm without a program has failed. */
  private static Share share(JudgedTask task, Optional<String> program) {
    return program
        .map(sha256 ->
            task.label(sha256)
                .map(right -> right ? Share.PASSED : Share.FAILED)
                .orElse(Share.UNDECIDED))
        .orElse(Share.FAILED);
  }

  private static Share ofMember(JudgedTask task, Optional<String> member) {
    return share(task, member.flatMap(task::program));
  }

  private static void put(SortedMap<String, Double> arms, String arm, Share share) {
    switch (share) {
      case PASSED -> arms.put(arm, 1.0);
      case FAILED -> arms.put(arm, 0.0);
      case UNDECIDED -> {}
    }
  }

  /** Every member that was asked; one whose file has no reply to the task abstains. */
  private static SortedMap<String, Share> singles(JudgedTask task) {
    SortedMap<String, Share> singles = new TreeMap<>();
    task.asked()
        .forEach(member ->
            singles.put(
                Arms.SINGLE + MemberNames.shown(member), share(task, task.program(member))));
    return singles;
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

  private TrackRecordRule.Taught taught(TrackRecordRule records, JudgedTask task) {
    return byFold.computeIfAbsent(folds.of(task.taskId()), _ -> records.taught(otherFolds(task)));
  }

  private static Optional<String> withRecords(TrackRecordRule.Taught taught, JudgedTask task) {
    if (task.voters().isEmpty()) {
      return Optional.empty();
    }
    TrackRecordRule.Case judged =
        new TrackRecordRule.Case(
            task.taskClass(), task.voters(), task.models(), task.observation());
    return Optional.of(taught.agree(judged).chosenCluster().representative());
  }

  /** In an order that does not depend on the benchmark's. */
  private List<LabelledGeneration> otherFolds(JudgedTask task) {
    return folds.apartFrom(task.taskId()).stream()
        .flatMap(other -> byId.getOrDefault(other, List.of()).stream())
        .map(JudgedTask::labelled)
        .toList();
  }

  /** Whether any program at all is right; undecided where one might be. */
  private static Share oracle(JudgedTask task) {
    List<Share> shares =
        task.result().programs().stream()
            .map(program -> share(task, Optional.of(program.sha256())))
            .toList();
    if (shares.contains(Share.PASSED)) {
      return Share.PASSED;
    }
    return shares.contains(Share.UNDECIDED) ? Share.UNDECIDED : Share.FAILED;
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
