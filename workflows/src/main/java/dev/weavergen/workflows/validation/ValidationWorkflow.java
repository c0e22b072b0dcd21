package dev.weavergen.workflows.validation;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A benchmark through real generations, each a child of this run. */
@WorkflowInterface
public interface ValidationWorkflow {
  String TYPE = "ValidationWorkflow";

  /**
   * Evaluates.
   *
   * @param request one {@link EvaluationRequest} as JSON; raw, so that a wrong one ends the run
   *     instead of being retried for ever
   * @param carried where the run before this one stopped; clients leave it out
   */
  @WorkflowMethod(name = TYPE)
  Assessment validate(@Nullable RawValue request, @Nullable Tally carried);

  /** Where the run is; answered for closed runs too. */
  @QueryMethod
  EvaluationProgress progress();

  /**
   * What is done, carried from run to run so that no history grows without bound.
   *
   * @param total tasks
   * @param done of them, the first ones in order
   * @param startedMillis when the first run began, since the epoch
   * @param lessonProblem why the last lesson that failed did, and after which task; empty while
   *     none has
   */
  record Tally(
      int total,
      int done,
      int passed,
      int failedRuns,
      long startedMillis,
      Optional<String> lessonProblem) {
    /** One that an earlier version carried knows nothing of lessons. */
    public Tally {
      lessonProblem = lessonProblem == null ? Optional.empty() : lessonProblem;
    }

    static Tally of(int total, long startedMillis) {
      return new Tally(total, 0, 0, 0, startedMillis, Optional.empty());
    }

    Tally withoutLesson(int task, String why) {
      return new Tally(
          total,
          done,
          passed,
          failedRuns,
          startedMillis,
          Optional.of("the lesson after task " + task + " failed: " + why));
    }

    Tally with(boolean passedToo, boolean failed) {
      return new Tally(
          total,
          done + 1,
          passed + (passedToo ? 1 : 0),
          failedRuns + (failed ? 1 : 0),
          startedMillis,
          lessonProblem);
    }
  }
}
