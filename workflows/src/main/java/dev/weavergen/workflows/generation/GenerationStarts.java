package dev.weavergen.workflows.generation;

import dev.weavergen.domain.intent.Title;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import tools.jackson.databind.JsonNode;

/** Starts generations the way all our clients do, with what the Web UI shows of them. */
public final class GenerationStarts {
  private static final int DETAILS_CHARS_MAX = 2_000;

  private GenerationStarts() {}

  /**
   * Starts a generation under that id; one that was started under it before, running or ended, is
   * left as it is.
   */
  public static void start(WorkflowClient client, String id, JsonNode request) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.MAIN)
            .setWorkflowId(id)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .setStaticSummary(Title.of(request.path("intent").asString("")))
            .setStaticDetails(details(request))
            .build();
    try {
      var _ = client.newUntypedWorkflowStub(GenerationWorkflow.TYPE, options).start(request);
    } catch (WorkflowExecutionAlreadyStarted sameId) {
      return;
    }
  }

  /** The intent as an indented block, in which Markdown has no meaning, and the panel. */
  private static String details(JsonNode request) {
    StringBuilder details = new StringBuilder();
    Excerpt.of(request.path("intent").asString(""), DETAILS_CHARS_MAX)
        .lines()
        .forEach(line -> details.append("    ").append(line).append("\n"));
    if (request.path("models").isArray()) {
      details.append("\nPanel: ");
      request
          .path("models")
          .forEach(model ->
              details.append("`").append(model.asString("").replace("`", "")).append("` "));
    }
    return details.toString();
  }
}
