package dev.weavergen.activities.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.panel.protocol.Golden;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.evidence.SketchActivity;
import dev.weavergen.workflows.evidence.SketchActivity.Sketched;
import dev.weavergen.workflows.payload.Json;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sketch on Temporal's own executor, with a real store and a model behind real HTTP. */
@Timeout(60)
final class PanelSketchTest {
  private static final Member LIVE = new Member("live", "live", "openai");
  private static final String SKETCH =
      "{\"parameters\": [{\"type\": \"integer\", \"min\": 0, \"max\": 9, \"edges\": [0]}]}";
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
  void sketch_wellFormed_isKeptAndNotAskedForAgain() throws Exception {
    open();
    try (ProtocolServer server = ProtocolServer.answering(said("```json\n" + SKETCH + "\n```"))) {
      WORLD.openAi("live", server.address());
      SketchActivity activity = activity();

      Sketched sketched = activity.sketch(LIVE);

      assertThat(sketched.problem()).isEmpty();
      assertThat(sketched.call().orElseThrow().usage().total()).isEqualTo(18);
      assertThat(WORLD.sketches.find(Activities.WORKFLOW_ID)).contains(SKETCH);
      assertThat(activity.sketch(LIVE)).isEqualTo(sketched);
      assertThat(server.requests()).hasSize(1);
      Golden.check(
          Golden.folder("requests").resolve("sketch.json"), server.requests().getFirst().body());
    }
  }

  @Test
  void sketch_malformed_isSaidAndNotKept() throws Exception {
    open();
    try (ProtocolServer server = ProtocolServer.answering(said("{\"parameters\": \"ints\"}"))) {
      WORLD.openAi("live", server.address());

      Sketched sketched = activity().sketch(LIVE);

      assertThat(sketched.problem().orElseThrow())
          .startsWith("the input sketch is malformed: parameters: expected a list");
      assertThat(sketched.call()).isPresent();
      assertThat(WORLD.sketches.find(Activities.WORKFLOW_ID)).isEmpty();
    }
  }

  private static void open() {
    WORLD.clear();
    WORLD.open(
        Activities.WORKFLOW_ID,
        GenerationRequest.of(
            Intent.of("Write a Python function twice(x) that doubles x."), List.of()));
  }

  private SketchActivity activity() {
    environment.registerActivitiesImplementations(WORLD.sketch());
    return environment.newActivityStub(
        SketchActivity.class,
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
