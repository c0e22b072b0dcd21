package dev.weavergen.workflows.reasoning;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.reasoning.Diagnosis;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.StopReason;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Judges the repairs of the round that is over, and says what is done next. Everything that the
 * loop decides is decided here; the observations it looks at are in the store.
 */
@ActivityInterface
public interface ReasonActivity {
  @ActivityMethod(name = "reason")
  Step reason(Order order);

  /**
   * Where the loop is.
   *
   * @param opening the same in every round
   * @param done the rounds that are over and judged
   * @param standing the best program so far; empty in the first call
   * @param improving what the last step asked for; empty in the first call and after a trial
   * @param replies to that, one for each member asked, in its order
   * @param trials of tests, so far
   */
  record Order(
      Opening opening,
      List<Iteration> done,
      Optional<Standing> standing,
      Optional<Decision.Improve> improving,
      List<Reply> replies,
      List<TrialVerdict> trials) {
    public Order {
      done = List.copyOf(done);
      replies = List.copyOf(replies);
      trials = List.copyOf(trials);
    }
  }

  /**
   * What the loop begins with.
   *
   * @param panel every member
   * @param answered those with a program, in the panel's order
   * @param consensus on their programs
   * @param settlement what a person or a judge decided; no repair may undo it
   * @param programSha256 of what the generation would answer without the loop
   * @param prediction of it; empty where nothing was predicted
   * @param knowledge the version that the generation recalled
   * @param iterationsMax how many rounds are allowed, from 1
   */
  record Opening(
      List<Member> panel,
      List<Reply.Answered> answered,
      Consensus consensus,
      Optional<Settlement> settlement,
      String programSha256,
      Optional<Prediction> prediction,
      OptionalLong knowledge,
      int iterationsMax) {
    public Opening {
      panel = List.copyOf(panel);
      answered = List.copyOf(answered);
    }
  }

  /**
   * @param judged the round that is over; empty in the first call and after a trial
   * @param standing the best program from now on
   * @param next what is done
   */
  record Step(Optional<Iteration> judged, Standing standing, Decision next) {}

  /**
   * The best program so far, never merely the last.
   *
   * @param author the member that wrote it
   * @param lineage the member whose first program it descends from: its repairs spend one purse
   * @param panel every member's latest accepted program, in the panel's order
   * @param program empty while it is the one that the generation would answer without the loop
   * @param prediction of it; empty where nothing was predicted
   * @param score the evaluator's, in [0, 1]
   */
  record Standing(
      String author,
      String lineage,
      List<Reply.Answered> panel,
      Optional<Program> program,
      Optional<Prediction> prediction,
      double score) {
    public Standing {
      panel = List.copyOf(panel);
    }
  }

  /** What is done next. */
  sealed interface Decision {
    /**
     * The loop ends.
     *
     * @param why for people, with the figures that decided
     */
    record Stop(StopReason reason, String why) implements Decision {}

    /**
     * Members are asked for repairs of the standing program, at once.
     *
     * @param iteration the round's number, from 1
     * @param programSha256 of the program that is to be repaired
     * @param asked whom, at least one
     * @param trace the call whose trace helps, where one does
     * @param reflections on earlier rounds, at most {@link #REFLECTIONS_MAX}, the latest last
     */
    record Improve(
        int iteration,
        String lineage,
        String programSha256,
        Diagnosis diagnosis,
        List<Ask> asked,
        Optional<String> trace,
        List<String> reflections)
        implements Decision {
      public static final int REFLECTIONS_MAX = 3;

      public Improve {
        asked = List.copyOf(asked);
        reflections = List.copyOf(reflections);
      }
    }

    /**
     * A unanimous panel fails a test: before anybody repairs anything, a member outside says which
     * of the two is right.
     *
     * @param check the test's place among the observation's checks
     * @param call that the test makes
     * @param ofPanel what the programs make of it, for example {@code returns 0}
     * @param ofTest what the test expects, for example {@code returns 1}
     */
    record Trial(int check, Member judge, String call, String ofPanel, String ofTest)
        implements Decision {}
  }

  /**
   * One member that is asked for a repair.
   *
   * @param call how often this member has been asked in this generation, this time included, from
   *     1; recorded repairs answer by it
   */
  record Ask(Member member, int call) {}

  /**
   * What came of a trial.
   *
   * @param testIsRight empty when nobody could tell
   */
  record TrialVerdict(int check, Optional<Boolean> testIsRight, Optional<String> why) {}
}
