package dev.weavergen.activities.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.validation.TaskReasoning;
import dev.weavergen.domain.validation.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChoicesTest {
  private static final Reply.Call CALL = new Reply.Call(new Usage(1, 1), 0, 1, "stop");

  @Test
  void trials_everyMemberAnswered_countsEachProgram() {
    Trial trial =
        trial(
            new Judged(0)
                .member("recorded:a", "1", true)
                .member("ollama:b", "2", false)
                .choosing("1"));

    assertThat(trial.passed())
        .containsEntry("single:a", 1.0)
        .containsEntry("single:ollama:b", 0.0)
        .containsEntry("consensus-no-labels", 1.0)
        .containsEntry("oracle", 1.0)
        .containsKey("text-similarity")
        .doesNotContainKey("consensus");
    assertThat(trial.timings()).isEqualTo(new Trial.Timings(150, 34, 60));
  }

  @Test
  void trials_memberWhoseFileHasNoReply_isNotCounted() {
    Trial trial =
        trial(
            new Judged(0)
                .member("recorded:a", "1", true)
                .without(new Reply.Abstained("recorded:b", "no reply to T/0", Optional.empty())));

    assertThat(trial.passed()).containsKey("single:a").doesNotContainKey("single:b");
  }

  @Test
  void trials_memberThatGaveNoProgram_hasFailed() {
    Trial trial =
        trial(
            new Judged(0)
                .without(new Reply.Abstained("recorded:chatty", "no code", Optional.of(CALL)))
                .without(new Reply.Abstained("ollama:late", "no reply in time", Optional.empty()))
                .without(new Reply.Refused("recorded:shy", "declined", Optional.of(CALL)))
                .without(new Reply.Failed("ollama:down", FailureKind.CONNECTION, "refused")));

    assertThat(trial.passed())
        .containsEntry("single:chatty", 0.0)
        .containsEntry("single:ollama:late", 0.0)
        .containsEntry("single:shy", 0.0)
        .containsEntry("single:ollama:down", 0.0)
        .containsEntry("consensus-no-labels", 0.0)
        .containsEntry("majority", 0.0)
        .containsEntry("oracle", 0.0);
  }

  @Test
  void trials_nobodyHasAReply_countForNoArm() {
    assertThat(
            trial(
                    new Judged(0)
                        .without(new Reply.Abstained("recorded:a", "none", Optional.empty())))
                .passed())
        .isEmpty();
  }

  @Test
  void trials_undecidedProgram_countsForNoArmThatChoseIt() {
    Trial trial =
        trial(
            new Judged(0)
                .undecided("recorded:a", "1")
                .member("recorded:b", "2", false)
                .choosing("1"));

    assertThat(trial.passed())
        .doesNotContainKeys("single:a", "consensus-no-labels", "oracle")
        .containsEntry("single:b", 0.0);
    assertThat(trial.returnedPassed()).isEmpty();
  }

  @Test
  void trials_authorsOfTests_areJudgedAlone() {
    Trial trial =
        trial(
            new Judged(0)
                .member("recorded:a", "1", true)
                .author("a", Optional.of("1"))
                .author("silent", Optional.empty()));

    assertThat(trial.passed())
        .containsEntry("test-author:a", 1.0)
        .containsEntry("test-author:silent", 0.0);
  }

  @Test
  void trials_withTrackRecords_learnFromOtherFoldsAloneWhateverTheOrder() {
    List<JudgedTask> tasks =
        IntStream.range(0, 25)
            .mapToObj(number ->
                new Judged(number)
                    .member("recorded:a", "a" + number, number % 2 == 0)
                    .member("recorded:b", "b" + number, true)
                    .task())
            .toList();

    Map<String, List<LabelledGeneration>> forwards = histories(tasks);
    Map<String, List<LabelledGeneration>> backwards = histories(tasks.reversed());

    assertThat(forwards).isEqualTo(backwards).hasSize(25);
    assertThat(forwards.values())
        .allSatisfy(history -> {
          assertThat(history).hasSizeBetween(22, 23);
          assertThat(history)
              .allSatisfy(generation ->
                  assertThat(generation.candidates())
                      .extracting(LabelledGeneration.Candidate::model)
                      .containsExactly("model of recorded:a", "model of recorded:b"));
          assertThat(history)
              .flatExtracting(LabelledGeneration::candidates)
              .allSatisfy(candidate -> assertThat(candidate.passed()).isPresent());
        });
  }

  @Test
  void trials_armsLeftOut_stillSayWhetherTheReturnedProgramPassed() {
    Trial whole =
        trial(
            new Judged(0)
                .member("recorded:a", "1", true)
                .member("recorded:b", "2", false)
                .choosing("1"));

    Trial kept = WantedArms.of(List.of("single:b"), whole);

    assertThat(kept.passed()).containsOnlyKeys("single:b");
    assertThat(kept.returnedPassed()).contains(true);
  }

  @Test
  void trials_manyTasks_learnOnceForEachFold() {
    AtomicInteger lessons = new AtomicInteger();
    TrackRecordRule rule =
        _ -> {
          var _ = lessons.incrementAndGet();
          return judged -> choosing(judged.voters().getFirst().member());
        };
    List<JudgedTask> tasks =
        IntStream.range(0, 25)
            .mapToObj(number -> new Judged(number).member("recorded:a", "a" + number, true).task())
            .toList();

    assertThat(new Choices(Optional.of(rule), Optional.empty(), false, tasks, 3).trials())
        .hasSize(25);
    assertThat(lessons).hasValue(10);
  }

  @Test
  void trials_withTrackRecords_countsWhatTheRuleChose() {
    Choices choices =
        new Choices(
            Optional.of(_ -> judged -> choosing(judged.voters().getLast().member())),
            Optional.empty(),
            true,
            List.of(
                new Judged(0)
                    .member("recorded:a", "1", false)
                    .member("recorded:b", "2", true)
                    .choosing("1")
                    .task()),
            0);

    Trial trial = choices.trials().getFirst();
    assertThat(trial.passed())
        .containsEntry("consensus", 1.0)
        .containsEntry("consensus-no-labels", 0.0);
    assertThat(trial.returnedPassed()).contains(false);
  }

  @Test
  void trials_acceptedRepair_isReturnedWhileTheConsensusKeepsItsOwnChoice() {
    Trial trial =
        trial(
            new Judged(0)
                .member("recorded:a", "1", false)
                .member("recorded:b", "2", false)
                .showing("+-", "--")
                .agreeingOn("recorded:a")
                .round(1, "3", false, false, "+-", "--")
                .round(0, "4", true, true, "++", "--")
                .choosing("4"));

    assertThat(trial.passed())
        .containsEntry("consensus-no-labels", 0.0)
        .containsEntry("reasoning-no-labels", 1.0)
        .containsEntry("oracle", 0.0)
        .containsEntry("single:a", 0.0);
    assertThat(trial.returnedPassed()).contains(true);
    assertThat(trial.chosen()).contains("a");
    TaskReasoning loop = trial.reasoning().orElseThrow();
    assertThat(loop.rightBefore()).contains(false);
    assertThat(loop.rightAfter()).contains(true);
    assertThat(loop.rounds())
        .extracting(TaskReasoning.Round::accepted)
        .containsExactly(false, true);
    assertThat(loop.rounds().getLast().rightBefore()).contains(false);
  }

  @Test
  void trials_reasoning_beginsFromTheChoiceWithRecords() {
    Judged task =
        new Judged(0)
            .member("recorded:a", "1", true)
            .member("recorded:b", "2", false)
            .showing("++", "+-")
            .agreeingOn("recorded:b")
            .round(1, "3", false, true, "++", "++")
            .choosing("3");

    assertThat(withRecords(task, "recorded:a").passed())
        .as("nothing is known to be wrong with a's")
        .containsEntry("consensus", 1.0)
        .containsEntry("reasoning", 1.0)
        .containsEntry("reasoning-no-labels", 0.0);
    assertThat(withRecords(task, "recorded:b").passed())
        .containsEntry("consensus", 0.0)
        .containsEntry("reasoning", 0.0);
  }

  @Test
  void trials_repairThatLosesAnExample_isNotArchived() {
    Trial trial =
        withRecords(
            new Judged(0)
                .member("recorded:a", "1", true)
                .showing("+-")
                .agreeingOn("recorded:a")
                .round(0, "2", false, false, "-+")
                .choosing("1"),
            "recorded:a");

    assertThat(trial.passed()).containsEntry("reasoning", 1.0);
  }

  @Test
  void trials_ownRepairs_areJudgedAlone() {
    assertThat(
            trial(
                    new Judged(0)
                        .member("recorded:a", "1", false)
                        .ownRepairs("a", "9", true)
                        .choosing("1"))
                .passed())
        .containsEntry("own-repairs:a", 1.0)
        .containsEntry("single:a", 0.0)
        .containsEntry("oracle", 0.0);
  }

  @Test
  void trials_loopSwitchedOff_hasNoArmOfIt() {
    Choices choices =
        new Choices(
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(new Judged(0).member("recorded:a", "1", true).choosing("1").task()),
            0);

    assertThat(choices.trials().getFirst().passed())
        .doesNotContainKeys("reasoning", "reasoning-no-labels");
  }

  private static Trial withRecords(Judged task, String chosen) {
    return new Choices(
            Optional.of(_ -> _ -> choosing(chosen)),
            Optional.empty(),
            true,
            List.of(task.task()),
            0)
        .trials()
        .getFirst();
  }

  /** What the rule was told when it judged each task, by the first program of the task. */
  private static Map<String, List<LabelledGeneration>> histories(List<JudgedTask> tasks) {
    Map<String, List<LabelledGeneration>> told = new HashMap<>();
    TrackRecordRule rule =
        history ->
            judged -> {
              told.put(judged.voters().getFirst().source(), new ArrayList<>(history));
              return choosing(judged.voters().getFirst().member());
            };
    assertThat(new Choices(Optional.of(rule), Optional.empty(), false, tasks, 3).trials())
        .hasSize(tasks.size());
    return told;
  }

  private static Consensus choosing(String member) {
    return new Consensus(
        1,
        1,
        0,
        "c1",
        Map.of(),
        List.of(new Cluster("c1", List.of(member), member, 1, 1, 0, 0, 0, 0)),
        new SimilarityMatrix(List.of(member), List.of(List.of(1.0))),
        List.of(),
        List.of());
  }

  private static Trial trial(Judged task) {
    return new Choices(Optional.empty(), Optional.empty(), true, List.of(task.task()), 0)
        .trials()
        .getFirst();
  }
}
