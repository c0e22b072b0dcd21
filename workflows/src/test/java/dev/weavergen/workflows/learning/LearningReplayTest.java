package dev.weavergen.workflows.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
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
 * fails, learning runs in flight would break on deployment: keep the old way behind {@code
 * Workflow.getVersion} instead of recording anew. {@link LearningHistoryRecorder} records.
 */
final class LearningReplayTest {
  static final Path FOLDER = Path.of("src/test/resources/histories/learning");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "published",
        "nothing-new",
        "overtaken",
        "store-away-for-a-while",
        "invalid-request"
      })
  void replay_committedHistory_takesTheSameWay(String name) throws Exception {
    String history = read(name);

    assertThat(history).doesNotContain("/home/", "/root/", "/work/", "/tmp/", "/Users/");
    assertThat(history).doesNotContain("@" + InetAddress.getLocalHost().getHostName());
    replay(history);
  }

  /** The test itself: a run that went another way is noticed. */
  @Test
  void replay_anotherStep_isNoticed() throws Exception {
    String changed = read("published").replace("\"name\": \"fit\"", "\"name\": \"guess\"");

    assertThatThrownBy(() -> replay(changed)).hasStackTraceContaining("fit");
  }

  private static String read(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".json"));
  }

  private static void replay(String json) throws Exception {
    WorkflowExecutionHistory history = WorkflowExecutionHistory.fromJson(json);
    try (TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(LearningRunsOfTests.options())) {
      WorkflowReplayer.replayWorkflowExecution(history, environment, DurableLearning.class);
    }
  }
}
