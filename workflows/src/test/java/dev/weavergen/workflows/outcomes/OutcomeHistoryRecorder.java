package dev.weavergen.workflows.outcomes;

import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.payload.Json;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Records the histories that {@link OutcomeReplayTest} replays, on a real dev server; a file that
 * exists is kept. No test: its name keeps it out of the usual run.
 *
 * <pre>{@code
 * TEMPORAL_CLI=/path/of/temporal ./mvnw test -pl workflows -am -Dtest=OutcomeHistoryRecorder \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
final class OutcomeHistoryRecorder {
  private static final OutcomeReport REPORT =
      new OutcomeReport("generation-1", "ab".repeat(32), true);

  @Test
  void record_everyKindOfReport_thatHasNoFileYet() throws IOException {
    record("labelled", OutcomeHistoryRecorder::labels);
    record(
        "store-away-for-a-while",
        report -> {
          if (Activity.getExecutionContext().getInfo().getAttempt() == 1) {
            throw ApplicationFailure.newFailure("the store is away", "Unavailable");
          }
          return labels(report);
        });
    record(
        "unknown-generation",
        report -> {
          throw ApplicationFailure.newNonRetryableFailure(
              "there is no generation " + report.generationId(), LabelActivity.UNKNOWN_GENERATION);
        });
  }

  private static OutcomeLabels labels(OutcomeReport report) {
    return new OutcomeLabels(
        report.generationId(), report.programSha256(), report.passed(), List.of("a", "b"), 2);
  }

  private static void record(String name, LabelActivity step) throws IOException {
    Path file = OutcomeReplayTest.FOLDER.resolve(name + ".json");
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(OutcomeReplayTest.FOLDER);
    try (TestWorkflowEnvironment environment = devServer()) {
      var worker = environment.newWorker(TaskQueues.MAIN);
      worker.registerWorkflowImplementationTypes(DurableOutcome.class);
      worker.registerActivitiesImplementations(step);
      environment.start();
      Files.writeString(file, history(environment.getWorkflowClient()));
    }
  }

  private static String history(WorkflowClient client) {
    try {
      var _ = OutcomeReports.report(client, REPORT);
    } catch (OutcomeRefusedException refused) {
      // Such a run is recorded too.
    }
    String json = client.fetchHistory(REPORT.workflowId()).toJson(true);
    return json.replaceAll("(\"stackTrace\": )\"[^\\n]*\"", "$1\"\"") + "\n";
  }

  private static TestWorkflowEnvironment devServer() {
    WorkflowClientOptions client =
        WorkflowClientOptions.newBuilder()
            .setDataConverter(Json.dataConverter())
            .setIdentity("test")
            .build();
    return TestWorkflowEnvironment.startLocal(
        TestEnvironmentOptions.newBuilder()
            .setUseTimeskipping(false)
            .setWorkflowClientOptions(client)
            .build(),
        TemporalDevServerOptions.newBuilder()
            .setExistingPath(System.getenv("TEMPORAL_CLI"))
            .build());
  }
}
