package dev.weavergen.workflows.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Today's workflow code takes the same way through every evaluation in {@code evaluations/} as the
 * code that ran it; when this fails, keep the old way behind {@code Workflow.getVersion}. {@link
 * ValidationHistoryRecorder} records.
 */
final class ValidationReplayTest {
  static final Path FOLDER = Path.of("src/test/resources/evaluations");
  private static final int FILES_MIN = 5;

  static List<Path> histories() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(FILES_MIN);
      return found;
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void replay_committedHistory_takesTheSameWay(Path file) throws Exception {
    replay(Files.readString(file));
  }

  @Test
  void replay_anotherOrderOfSteps_isNoticed() throws Exception {
    String changed =
        Files.readString(FOLDER.resolve("evaluated.json"))
            .replace("\"name\": \"labelTask\"", "\"name\": \"judge\"");

    assertThatThrownBy(() -> replay(changed)).hasStackTraceContaining("labelTask");
  }

  private static void replay(String json) throws Exception {
    WorkflowExecutionHistory history = WorkflowExecutionHistory.fromJson(json);
    try (TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(ValidationRuns.options())) {
      WorkflowReplayer.replayWorkflowExecution(history, environment, DurableValidation.class);
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void history_asCommitted_namesNoMachine(Path file) throws IOException {
    String history = Files.readString(file);

    assertThat(history).doesNotContain("/home/", "/root/", "/work/", "/tmp/", "/Users/");
    assertThat(history).doesNotContain("@" + InetAddress.getLocalHost().getHostName());
  }
}
