package dev.weavergen.workflows.learning;

import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Records the histories that {@link LearningReplayTest} replays, on a real dev server; a file that
 * exists is kept. No test: its name keeps it out of the usual run.
 *
 * <pre>{@code
 * TEMPORAL_CLI=/path/of/temporal ./mvnw test -pl workflows -am -Dtest=LearningHistoryRecorder \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
final class LearningHistoryRecorder {
  @Test
  void record_everyKindOfRun_thatHasNoFileYet() throws IOException {
    record("published", _ -> {}, Map.of("scope", "user"));
    record("nothing-new", steps -> steps.revision = 4);
    record("overtaken", steps -> steps.published = false, Map.of());
    record("store-away-for-a-while", steps -> steps.lostOnce = true, Map.of());
    record("invalid-request", _ -> {}, Map.of("scope", 3));
  }

  private static void record(String name, Consumer<ScriptedLearning> script, Object... inputs)
      throws IOException {
    Path file = LearningReplayTest.FOLDER.resolve(name + ".json");
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(LearningReplayTest.FOLDER);
    try (LearningRunsOfTests runs = LearningRunsOfTests.on(devServer())) {
      script.accept(runs.steps);
      WorkflowStub run = runs.start(inputs);
      try {
        Lesson _ = run.getResult(Lesson.class);
      } catch (WorkflowFailedException failed) {
        // Such a run is recorded too.
      }
      String json =
          runs.environment
              .getWorkflowClient()
              .fetchHistory(run.getExecution().getWorkflowId())
              .toJson(true);
      Files.writeString(file, json.replaceAll("(\"stackTrace\": )\"[^\\n]*\"", "$1\"\"") + "\n");
    }
  }

  private static TestWorkflowEnvironment devServer() {
    return TestWorkflowEnvironment.startLocal(
        LearningRunsOfTests.options(),
        TemporalDevServerOptions.newBuilder()
            .setExistingPath(System.getenv("TEMPORAL_CLI"))
            .build());
  }
}
