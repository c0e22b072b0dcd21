package dev.weavergen.activities.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.evidence.GenerateTestsActivity;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.payload.Json;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The activity on Temporal's own executor, with a real store and a model behind real HTTP. */
@Timeout(60)
final class PanelGenerateTestsTest {
  private static final Member LIVE = new Member("live", "live", "openai");
  private static final World WORLD = new World();

  private final TestActivityEnvironment environment = Activities.executor(WORLD.interceptor());

  @AfterEach
  void close() {
    environment.close();
  }

  @AfterAll
  static void closeWorld() {
    WORLD.close();
  }

  @Test
  void generateTests_reply_isTakenApartAndNotAskedForAgain() throws Exception {
    open("Write a Python function twice(x) that doubles x.");
    String text = "Sure:\n```python\nassert twice(1) == 2\nassert thrice(1) == 3\n```\n";
    try (ProtocolServer server = ProtocolServer.answering(said(text))) {
      WORLD.openAi("live", server.address());
      GenerateTestsActivity activity = activity();

      List<GeneratedTest> tests = activity.generateTests(LIVE);

      assertThat(tests).containsExactly(new GeneratedTest("live", "assert twice(1) == 2"));
      assertThat(activity.generateTests(LIVE)).isEqualTo(tests);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void generateTests_withoutEntryPoint_asksNobody() throws Exception {
    open("Write something nice.");
    try (ProtocolServer server = ProtocolServer.answering(said("assert f(1) == 2"))) {
      WORLD.openAi("live", server.address());

      assertThat(activity().generateTests(LIVE)).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void generateTests_unknownModel_failsForGoodByKind() {
    open("Write a Python function twice(x) that doubles x.");
    GenerateTestsActivity activity = activity();

    ActivityFailure failure =
        catchThrowableOfType(
            ActivityFailure.class,
            () -> activity.generateTests(new Member("nobody", "nobody", "openai")));

    assertThat(failure.getCause())
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            cause -> {
              assertThat(cause.getType()).isEqualTo("unknown-model");
              assertThat(cause.isNonRetryable()).isTrue();
            });
  }

  private static void open(String intent) {
    WORLD.clear();
    WORLD.open(Activities.WORKFLOW_ID, GenerationRequest.of(Intent.of(intent), List.of()));
  }

  private GenerateTestsActivity activity() {
    environment.registerActivitiesImplementations(WORLD.generateTests());
    return environment.newActivityStub(
        GenerateTestsActivity.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(40))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
            .build());
  }

  private static Response said(String text) {
    return Response.ok(
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m",
         "choices":[{"index":0,"message":{"role":"assistant","content":%s},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
        """
            .formatted(Json.mapper().writeValueAsString(text)));
  }
}
