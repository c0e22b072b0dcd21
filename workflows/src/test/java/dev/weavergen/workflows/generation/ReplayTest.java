package dev.weavergen.workflows.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
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
 * Today's workflow code takes the same way through every run in {@code histories/} as the code that
 * ran it. When this fails, generations in flight would break on deployment: keep the old way behind
 * {@code Workflow.getVersion} instead of recording anew. {@link HistoryRecorder} records.
 */
final class ReplayTest {
  static final Path FOLDER = Path.of("src/test/resources/histories");
  private static final int FILES_MIN = 8;

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

  /** The test itself: a run that went another way is noticed. */
  @Test
  void replay_anotherOrderOfSteps_isNoticed() throws Exception {
    String changed =
        Files.readString(FOLDER.resolve("answered.json"))
            .replace("\"name\": \"agree\"", "\"name\": \"judge\"");

    assertThatThrownBy(() -> replay(changed)).hasStackTraceContaining("agree");
  }

  private static void replay(String json) throws Exception {
    WorkflowExecutionHistory history = WorkflowExecutionHistory.fromJson(json);
    TestEnvironmentOptions options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
            .build();
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
      WorkflowReplayer.replayWorkflowExecution(history, environment, DurableGeneration.class);
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
