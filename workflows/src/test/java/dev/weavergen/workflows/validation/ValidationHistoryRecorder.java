package dev.weavergen.workflows.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.validation.ValidationWorkflow.Tally;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records the histories that {@link ValidationReplayTest} replays, on a real dev server. Only for
 * new kinds of runs; a file that exists is kept, since it stands for runs that may still be in
 * flight. No test: its name keeps it out of the usual run.
 *
 * <pre>{@code
 * TEMPORAL_CLI=/path/of/temporal ./mvnw test -pl workflows -am -Dtest=ValidationHistoryRecorder \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
final class ValidationHistoryRecorder {
  @Test
  void record_everyKindOfRun_thatHasNoFileYet() throws Exception {
    record("evaluated", runs -> end(runs.start(request())));
    record(
        "generation-failed",
        runs -> {
          runs.generations.secondFails = true;
          return end(runs.start(request()));
        });
    record(
        "continued",
        runs -> end(runs.start(request(), new Tally(3, 2, 1, 0, 1, Optional.empty()))));
    record("cancelled", ValidationHistoryRecorder::cancelled);
    record("invalid-request", runs -> end(runs.start("{\"bench\": 1}")));
  }

  private static WorkflowStub cancelled(ValidationRuns runs) throws Exception {
    runs.generations.takes = Duration.ofMinutes(5);
    WorkflowStub run = runs.start(request());
    while (runs.generations.running.get() < 2) {
      Thread.sleep(20);
    }
    run.cancel();
    return end(run);
  }

  private static ObjectNode request() {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("benchmark", "ab".repeat(32)).put("parallel", 2).put("seed", 7);
    json.putArray("panel").add("p:a");
    return json;
  }

  private static WorkflowStub end(WorkflowStub run) throws TimeoutException {
    try {
      Assessment _ = run.getResult(60, TimeUnit.SECONDS, Assessment.class);
    } catch (WorkflowFailedException expected) {
      assertThat(expected).hasNoSuppressedExceptions();
    }
    return run;
  }

  private static void record(String name, Kind kind) throws Exception {
    Path file = ValidationReplayTest.FOLDER.resolve(name + ".json");
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(ValidationReplayTest.FOLDER);
    try (ValidationRuns runs = new ValidationRuns(System.getenv("TEMPORAL_CLI"))) {
      String history = runs.history(kind.run(runs));
      write(file, history.replaceAll("(\"stackTrace\": )\"[^\\n]*\"", "$1\"\"") + "\n");
    }
  }

  private static void write(Path file, String history) throws IOException {
    Files.writeString(file, history);
  }

  @FunctionalInterface
  private interface Kind {
    WorkflowStub run(ValidationRuns runs) throws Exception;
  }
}
