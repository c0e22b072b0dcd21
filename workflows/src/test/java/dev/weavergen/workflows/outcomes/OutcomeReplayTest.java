package dev.weavergen.workflows.outcomes;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Today's workflow code takes the same way as the code that ran the committed histories. When this
 * fails, reports in flight would break on deployment: keep the old way behind {@code
 * Workflow.getVersion} instead of recording anew. {@link OutcomeHistoryRecorder} records.
 */
final class OutcomeReplayTest {
  static final Path FOLDER = Path.of("src/test/resources/histories/outcomes");

  @ParameterizedTest
  @ValueSource(strings = {"labelled", "store-away-for-a-while", "unknown-generation"})
  void replay_committedHistory_takesTheSameWay(String name) throws Exception {
    replay(read(name));
  }

  /** The test itself: a run that went another way is noticed. */
  @Test
  void replay_anotherStep_isNoticed() throws Exception {
    String changed = read("labelled").replace("\"name\": \"label\"", "\"name\": \"mark\"");

    assertThatThrownBy(() -> replay(changed)).hasStackTraceContaining("label");
  }

  @ParameterizedTest
  @ValueSource(strings = {"labelled", "store-away-for-a-while", "unknown-generation"})
  void history_asCommitted_namesNoMachine(String name) throws IOException {
    String history = read(name);

    assertThat(history).doesNotContain("/home/", "/root/", "/work/", "/tmp/", "/Users/");
    assertThat(history).doesNotContain("@" + InetAddress.getLocalHost().getHostName());
  }

  private static String read(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".json"));
  }

  private static void replay(String json) throws Exception {
    WorkflowExecutionHistory history = WorkflowExecutionHistory.fromJson(json);
    TestEnvironmentOptions options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
            .build();
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
      WorkflowReplayer.replayWorkflowExecution(history, environment, DurableOutcome.class);
    }
  }
}
