package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.consensus.JudgeActivity;
import dev.weavergen.workflows.consensus.JudgeActivity.Opinion;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a judge. It helps and is not needed: one that fails has said nothing. */
final class Judging {
  private static final int ATTEMPTS_MAX = 2;

  /** Runs that began before judges were asked go on without them. */
  private static final String CHANGE = "judge";

  private Judging() {}

  /**
   * The judge's opinion.
   *
   * @param remaining until the generation's deadline
   * @return empty in a run that is older than judges
   * @throws ActivityFailure when the surrounding scope is cancelled, and only then
   */
  static Optional<Opinion> opinion(Member judge, Question question, Duration remaining) {
    if (Workflow.getVersion(CHANGE, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
      return Optional.empty();
    }
    try {
      return Optional.of(stub(judge, remaining).judge(judge, question));
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return Optional.of(
          new Opinion(
              Optional.empty(),
              Optional.of("the judge " + judge.name() + " failed: " + FailedStep.why(failure)),
              List.of()));
    }
  }

  private static JudgeActivity stub(Member judge, Duration remaining) {
    Duration twice = Limits.MODEL_CALL_MAX.multipliedBy(2);
    return Workflow.newActivityStub(
        JudgeActivity.class,
        ModelCalls.options(
            judge,
            "ask " + judge.name() + " to judge",
            twice.compareTo(remaining) < 0 ? twice : remaining,
            ATTEMPTS_MAX));
  }
}
