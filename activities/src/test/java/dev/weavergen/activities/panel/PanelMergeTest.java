package dev.weavergen.activities.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.panel.protocol.Golden;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.consensus.MergeActivity;
import dev.weavergen.workflows.payload.Json;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Merging on Temporal's own executor, with a real store and a model behind real HTTP. */
@Timeout(60)
final class PanelMergeTest {
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
  void merge_reply_isAProgramThatIsNobodys() throws Exception {
    open();
    try (ProtocolServer server =
        ProtocolServer.answering(
            said("```python\ndef twice(x):\n    return x * 2\n```\nReasoning: both."))) {
      WORLD.openAi("live", server.address());
      MergeActivity activity = activity();

      Reply reply = activity.merge(LIVE, programs());

      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Answered.class,
              answered -> {
                assertThat(WORLD.sources.get(answered.programSha256()).orElseThrow())
                    .contains("return x * 2");
                assertThat(answered.call().usage().total()).isEqualTo(18);
              });
      assertThat(activity.merge(LIVE, programs())).isEqualTo(reply);
      assertThat(server.requests()).hasSize(1);
      assertThat(WORLD.outcomes.candidates(Activities.WORKFLOW_ID)).isEmpty();
      Golden.check(
          Golden.folder("requests").resolve("merge.json"), server.requests().getFirst().body());
    }
  }

  @Test
  void merge_noProgram_abstains() throws Exception {
    open();
    try (ProtocolServer server = ProtocolServer.answering(said("They are all fine."))) {
      WORLD.openAi("live", server.address());

      assertThat(activity().merge(LIVE, programs())).isInstanceOf(Reply.Abstained.class);
    }
  }

  private static List<Reply.Answered> programs() {
    return List.of(
        program("a", "def twice(x):\n    return 2 * x\n"),
        program("b", "def twice(x):\n    return x + x\n"));
  }

  private static Reply.Answered program(String member, String source) {
    return new Reply.Answered(
        member,
        WORLD.sources.put(source),
        Language.PYTHON,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Reply.Call(Usage.NONE, 0, 1, "stop"));
  }

  private static void open() {
    WORLD.clear();
    WORLD.open(
        Activities.WORKFLOW_ID,
        GenerationRequest.of(
            Intent.of("Write a Python function twice(x) that doubles x."), List.of()));
  }

  private MergeActivity activity() {
    environment.registerActivitiesImplementations(WORLD.merge());
    return environment.newActivityStub(
        MergeActivity.class,
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
