package dev.weavergen.activities.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.panel.protocol.Golden;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.consensus.JudgeActivity;
import dev.weavergen.workflows.consensus.JudgeActivity.Opinion;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.payload.Json;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The judge on Temporal's own executor, with a real store and a model behind real HTTP. */
@Timeout(60)
final class PanelJudgeTest {
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
  void judge_sameBothTimes_favoursThatClusterAndIsNotAskedAgain() throws Exception {
    open();
    try (ProtocolServer server =
        ProtocolServer.answering(said("Reason: it is 0.\nAnswer: second"), said("Answer: first"))) {
      WORLD.openAi("live", server.address());
      JudgeActivity activity = activity();

      Opinion opinion = activity.judge(LIVE, question());

      assertThat(opinion.settlement())
          .contains(new Settlement.JudgeFavours("live", "c2", "c1", .6));
      assertThat(opinion.calls()).hasSize(2).allMatch(call -> call.usage().total() == 18);
      assertThat(activity.judge(LIVE, question())).isEqualTo(opinion);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void judge_isShownTheCallAndBothOutcomesAndNoNames() throws Exception {
    open();
    try (ProtocolServer server =
        ProtocolServer.answering(said("Answer: first"), said("Answer: second"))) {
      WORLD.openAi("live", server.address());

      Opinion _ = activity().judge(LIVE, question());

      Golden.check(
          Golden.folder("requests").resolve("judge.json"), server.requests().getFirst().body());
      String swapped = server.requests().get(1).body();
      assertThat(swapped).containsSubsequence("raises IndexError", "returns 0");
      assertThat(swapped).doesNotContain("alice", "bob");
    }
  }

  @Test
  void judge_firstBothTimes_hasNoOpinion() throws Exception {
    open();
    try (ProtocolServer server = ProtocolServer.answering(said("Answer: first"))) {
      WORLD.openAi("live", server.address());

      Opinion opinion = activity().judge(LIVE, question());

      assertThat(opinion.settlement()).isEmpty();
      assertThat(opinion.why().orElseThrow()).contains("when the order was swapped");
      assertThat(opinion.calls()).hasSize(2);
    }
  }

  @Test
  void judge_findsNeitherRight_isNotAskedTwice() throws Exception {
    open();
    try (ProtocolServer server = ProtocolServer.answering(said("Answer: neither"))) {
      WORLD.openAi("live", server.address());

      Opinion opinion = activity().judge(LIVE, question());

      assertThat(opinion.why().orElseThrow()).contains("found neither of both right");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void judge_withARecord_isWeightedByIt() throws Exception {
    open();
    try (ProtocolServer server =
        ProtocolServer.answering(said("Answer: first"), said("Answer: second"))) {
      WORLD.openAi("live", server.address());
      String identity = WORLD.catalogue().resolve("live").identity();
      for (int i = 0; i < 20; i++) {
        String id = "before-" + i;
        WORLD.open(id, GenerationRequest.of(Intent.of("f"), List.of()));
        String program = WORLD.sources.put("def f(): return " + i);
        WORLD.outcomes.candidate(new Outcomes.CandidateRow(id, "live", identity, program));
        WORLD.outcomes.label(
            new Outcomes.LabelRow(id, program, true, Outcomes.Source.ACCEPTANCE_TEST));
      }

      assertThat(activity().judge(LIVE, question()).settlement())
          .contains(new Settlement.JudgeFavours("live", "c1", "c2", .75));
    }
  }

  private static void open() {
    WORLD.clear();
    WORLD.open(
        Activities.WORKFLOW_ID,
        GenerationRequest.of(
            Intent.of("Write a Python function total(xs) that adds all numbers."), List.of()));
  }

  private static Question question() {
    Map<String, String> outcomes = new LinkedHashMap<>();
    outcomes.put("c1", "0");
    outcomes.put("c2", "raises IndexError");
    return new Question(
        new Dissent("total([])", outcomes),
        List.of("c1", "c2"),
        "for total([]) alice returns 0, bob raises IndexError");
  }

  private JudgeActivity activity() {
    environment.registerActivitiesImplementations(WORLD.judge());
    return environment.newActivityStub(
        JudgeActivity.class,
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
