package dev.weavergen.workflows.outcomes;

import dev.weavergen.workflows.generation.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Reports outcomes the way all our clients do. */
public final class OutcomeReports {
  /** How long a client waits for a worker; the report is kept however long it takes. */
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);

  private OutcomeReports() {}

  /**
   * The report about the program that a generation chose.
   *
   * @param generation its JSON as clients see it
   * @throws OutcomeRefusedException when it has chosen none
   */
  public static OutcomeReport about(JsonNode generation, boolean passed) {
    String id = generation.path("id").asString("");
    JsonNode program = generation.path("program").path("sha256");
    if (program.isString()) {
      return new OutcomeReport(id, program.asString(), passed);
    }
    String status = generation.path("status").asString("");
    throw new OutcomeRefusedException(
        status.equals("running")
            ? "the generation " + id + " still runs; report its outcome when it has a program"
            : "the generation %s has no program whose outcome could be reported: its status is %s"
                .formatted(id, status));
  }

  /**
   * Has it written. A report that says otherwise than one that is being written comes after it.
   *
   * @return what was labelled; empty when no worker took it yet, which one will once it comes
   * @throws OutcomeRefusedException when the generation did not choose that program
   * @throws io.temporal.client.WorkflowServiceException when Temporal does not answer
   */
  public static Optional<OutcomeLabels> report(WorkflowClient client, OutcomeReport report) {
    Optional<OutcomeLabels> written = written(client, report);
    boolean other = written.isPresent() && written.get().passed() != report.passed();
    return other ? written(client, report) : written;
  }

  private static Optional<OutcomeLabels> written(WorkflowClient client, OutcomeReport report) {
    WorkflowStub run = client.newUntypedWorkflowStub(OutcomeWorkflow.TYPE, options(report));
    var _ = run.start(report);
    try {
      return Optional.of(
          run.getResult(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS, OutcomeLabels.class));
    } catch (TimeoutException nobodyYet) {
      return Optional.empty();
    } catch (WorkflowFailedException failed) {
      throw refused(failed);
    }
  }

  private static WorkflowOptions options(OutcomeReport report) {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(TaskQueues.MAIN)
        .setWorkflowId(report.workflowId())
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .setStaticSummary(report.generationId() + (report.passed() ? " passed" : " failed"))
        .build();
  }

  private static RuntimeException refused(WorkflowFailedException failed) {
    return failed.getCause() instanceof ApplicationFailure cause
            && (cause.getType().equals(LabelActivity.UNKNOWN_GENERATION)
                || cause.getType().equals(LabelActivity.NO_PROGRAM))
        ? new OutcomeRefusedException(String.valueOf(cause.getOriginalMessage()))
        : failed;
  }
}
