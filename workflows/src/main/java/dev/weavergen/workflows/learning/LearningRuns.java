package dev.weavergen.workflows.learning;

import dev.weavergen.workflows.generation.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.util.Collections;

/** Starts learning runs the way all our clients do: at most one of them at once in a scope. */
public final class LearningRuns {
  /** Of the schedule, and the beginning of its runs' ids. */
  public static final String SCHEDULE = "weavergen-nightly-learning";

  private static final String PREFIX = "weavergen-learning-";

  private LearningRuns() {}

  /** The id of a scope's run that was not started by the schedule. */
  public static String id(String scope) {
    return PREFIX + scope;
  }

  /**
   * Starts a run.
   *
   * @return false when one of that id is running, which is left alone
   * @throws io.temporal.client.WorkflowServiceException when Temporal does not answer
   */
  public static boolean start(WorkflowClient client, String scope) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.MAIN)
            .setWorkflowId(id(scope))
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
            .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
            .setStaticSummary("learn in scope " + scope)
            .build();
    try {
      var _ =
          client
              .newUntypedWorkflowStub(LearningWorkflow.TYPE, options)
              .start(Collections.singletonMap("scope", scope));
      return true;
    } catch (WorkflowExecutionAlreadyStarted running) {
      return false;
    }
  }
}
