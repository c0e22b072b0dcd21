package dev.weavergen.activities.spans;

import dev.weavergen.workflows.spans.ExecutionSpan;
import io.temporal.activity.ActivityInfo;
import java.util.Objects;

/** Which attempt at which step an activity is. */
public final class AttemptKey {
  private AttemptKey() {}

  /** The key of a running activity; every activity here is a step of a workflow. */
  public static ExecutionSpan.Key of(ActivityInfo info) {
    return new ExecutionSpan.Key(
        Objects.requireNonNull(info.getWorkflowId(), "an activity outside of a workflow"),
        Objects.requireNonNull(info.getWorkflowRunId(), "an activity outside of a workflow"),
        info.getActivityId(),
        info.getAttempt());
  }
}
