package dev.weavergen.activities.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.panel.protocol.Golden;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.domain.generation.EvidenceOptions;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.domain.reasoning.Diagnosis;
import dev.weavergen.domain.reasoning.Feedback;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.reasoning.ImproveActivity;
import dev.weavergen.workflows.reasoning.ImproveActivity.RepairOrder;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Repairing on Temporal's own executor, with a real store and a model behind real HTTP. */
@Timeout(60)
final class PanelImproveTest {
  private static final String GENERATION = Activities.WORKFLOW_ID;
  private static final Member LIVE = new Member("live", "live", "openai");
  private static final String WRONG = "def twice(x):\n    return 3 * x\n";
  private static final String RIGHT = "def twice(x):\n    return 2 * x\n";
  private static final World WORLD = new World();

  private final TestActivityEnvironment environment = Activities.executor(WORLD.interceptor());
  private Optional<ImproveActivity> activity = Optional.empty();

  PanelImproveTest() {
    WORLD.clear();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @AfterAll
  static void closeWorld() {
    WORLD.close();
  }

  @Test
  void improve_program_isStoredOnceAndLeavesTheRecordOfTheFirstAlone() throws Exception {
    open(List.of());
    CandidateRow first = new CandidateRow(GENERATION, "live", "openai:m", WORLD.sources.put(WRONG));
    WORLD.outcomes.candidate(first);
    try (ProtocolServer server = ProtocolServer.answering(said("```python\n" + RIGHT + "```"))) {
      WORLD.openAi("live", server.address());
      Reply reply = improve(LIVE, order(1, 1));
      Reply again = improve(LIVE, order(1, 1));

      assertThat(again).isEqualTo(reply);
      assertThat(server.requests()).hasSize(1);
      assertThat(source(reply)).isEqualTo(RIGHT);
      assertThat(WORLD.outcomes.candidates(GENERATION)).containsExactly(first);
      Golden.check(
          Golden.folder("requests").resolve("improve.json"), server.requests().getFirst().body());
    }
  }

  @Test
  void improve_anotherIteration_isAskedAgain() throws Exception {
    open(List.of());
    try (ProtocolServer server = ProtocolServer.answering(said("```python\n" + RIGHT + "```"))) {
      WORLD.openAi("live", server.address());
      Reply _ = improve(LIVE, order(1, 1));
      Reply _ = improve(LIVE, order(2, 2));

      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void improve_withoutAProgram_asksForAWholeOneThatIsTheMembersFirst() throws Exception {
    open(List.of());
    try (ProtocolServer server = ProtocolServer.answering(said("```python\n" + RIGHT + "```"))) {
      WORLD.openAi("live", server.address());
      Reply reply = improve(LIVE, order(0, 1, Optional.empty(), ProblemKind.NO_PROGRAM));

      assertThat(source(reply)).isEqualTo(RIGHT);
      assertThat(WORLD.outcomes.candidates(GENERATION))
          .singleElement()
          .satisfies(row -> assertThat(row.model()).startsWith("openai:m chat "));
    }
  }

  @Test
  void improve_completionModel_goesOnWithTheHeadAndLeavesTheQuotesOut() throws Exception {
    open(List.of());
    try (ProtocolServer server =
        ProtocolServer.answering(
            Response.ok(
                """
                {"id":"c","object":"text_completion","created":1,"model":"m",
                 "choices":[{"index":0,"text":"    return x + x\\n","finish_reason":"stop"}],
                 "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
                """))) {
      WORLD.openAi("live", server.address(), settings -> settings.with(PromptStyle.COMPLETION));
      String source = source(improve(LIVE, order(1, 1)));

      assertThat(source).contains("def twice(x):\n    return x + x").doesNotContain("3 * x");
      assertThat(server.requests().getFirst().body()).contains("3 * x");
    }
  }

  @Test
  void improve_noProgramAndRefusal_areToldApart() throws Exception {
    open(List.of());
    try (ProtocolServer server =
        ProtocolServer.answering(said("It looks right."), said("I cannot help with that."))) {
      WORLD.openAi("live", server.address());

      assertThat(improve(LIVE, order(1, 1))).isInstanceOf(Reply.Abstained.class);
      assertThat(improve(LIVE, order(2, 2))).isInstanceOf(Reply.Refused.class);
    }
  }

  @Test
  void improve_providerFails_failsWithItsKind() throws Exception {
    open(List.of());
    try (ProtocolServer server =
        ProtocolServer.answering(Response.of(401, "{\"error\":{\"message\":\"bad key\"}}"))) {
      WORLD.openAi("live", server.address());
      ActivityFailure failure =
          catchThrowableOfType(ActivityFailure.class, () -> improve(LIVE, order(1, 1)));

      assertThat(failure.getCause())
          .isInstanceOfSatisfying(
              ApplicationFailure.class,
              cause -> assertThat(cause.getType()).isEqualTo("authentication"));
    }
  }

  @Test
  void improve_recordedRepairs_answerByTheCallUntilThereAreNoMore() {
    String sha256 =
        WORLD.repairs(
            """
            {"task_id":"t/1","model":"m","iterations":[{"solution":"def twice(x):\\n    return 0\\n","passed":false},{"solution":"def twice(x):\\n    return 1\\n","feedback":"x"},{"solution":"def twice(x):\\n    return 2\\n","passed":true}]}
            """);
    String recorded =
        WORLD.samples(
            "a", "{\"task_id\":\"t/1\",\"solution\":\"def twice(x):\\n    return 0\\n\"}\n");
    Member member = new Member("recorded:a#2", recorded + "#2", "recorded");
    open(List.of("a@" + sha256));

    assertThat(source(improve(member, order(1, 1)))).isEqualTo("def twice(x):\n    return 1\n");
    assertThat(source(improve(member, order(3, 2)))).isEqualTo("def twice(x):\n    return 2\n");
    assertThat(improve(member, order(4, 3)))
        .isEqualTo(
            new Reply.Abstained(
                "recorded:a#2", "recorded repairs of a hold no further one", Optional.empty()));
  }

  @Test
  void improve_recordedRepairsOfALiveMember_areSaidInsteadOfAsking() throws Exception {
    String sha256 =
        WORLD.repairs(
            """
            {"task_id":"t/1","model":"m","iterations":[{"solution":"x"},{"solution":"def twice(x):\\n    return 1\\n"}]}
            """);
    open(List.of("live@" + sha256));
    try (ProtocolServer server = ProtocolServer.answering(said("nothing"))) {
      WORLD.openAi("live", server.address());
      Reply reply = improve(LIVE, order(1, 1));

      assertThat(source(reply)).isEqualTo("def twice(x):\n    return 1\n");
      assertThat(((Reply.Answered) reply).call().usage()).isEqualTo(Usage.NONE);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void improve_recordedMemberWithoutRepairs_abstainsAndDoesNotRepeatItself() {
    String recorded =
        WORLD.samples(
            "b", "{\"task_id\":\"t/1\",\"solution\":\"def twice(x):\\n    return 9\\n\"}\n");
    open(List.of());

    assertThat(improve(new Member("recorded:b", recorded, "recorded"), order(1, 1)))
        .isEqualTo(
            new Reply.Abstained(
                "recorded:b", "recorded repairs of b hold no further one", Optional.empty()));
  }

  private static RepairOrder order(int iteration, int call) {
    return order(iteration, call, Optional.of(WORLD.sources.put(WRONG)), ProblemKind.WRONG_VALUE);
  }

  private static RepairOrder order(
      int iteration, int call, Optional<String> program, ProblemKind kind) {
    Feedback feedback =
        new Feedback(
            kind,
            Optional.of("twice(2)"),
            Optional.of("4"),
            Optional.of("returns 6"),
            Optional.empty());
    return new RepairOrder(
        iteration,
        call,
        "live",
        program,
        new Diagnosis(kind, List.of(feedback), "twice(2) returns 6"),
        List.of(),
        List.of());
  }

  private static void open(List<String> repairs) {
    GenerationRequest request =
        GenerationRequest.of(
            Intent.of("Write a Python function twice(x) that doubles x."), List.of());
    WORLD.open(
        GENERATION,
        new GenerationRequest(
            request.intent(),
            request.models(),
            request.maxIterations(),
            request.deadline(),
            request.budget(),
            request.onDissent(),
            request.quorum(),
            request.grace(),
            Optional.of("t/1"),
            request.demand(),
            new EvidenceOptions(List.of(), repairs, false, false, Optional.empty(), 0)));
  }

  private static String source(Reply reply) {
    return WORLD.sources.get(((Reply.Answered) reply).programSha256()).orElseThrow();
  }

  private Reply improve(Member member, RepairOrder order) {
    if (activity.isEmpty()) {
      environment.registerActivitiesImplementations(WORLD.improve());
      activity =
          Optional.of(
              environment.newActivityStub(
                  ImproveActivity.class,
                  ActivityOptions.newBuilder()
                      .setStartToCloseTimeout(Duration.ofSeconds(40))
                      .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                      .build()));
    }
    return activity.get().improve(member, order);
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
