package dev.weavergen.activities.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.panel.protocol.BrokenServer;
import dev.weavergen.activities.panel.protocol.BrokenServer.Fault;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.activities.panel.settings.Allowance;
import dev.weavergen.activities.panel.settings.Price;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.panel.GenerateActivity;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import dev.weavergen.workflows.spans.ExecutionSpan.SpanError;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The activity on Temporal's own executor, with a real store and models behind real HTTP. */
@Timeout(60)
final class PanelGenerateTest {
  private static final String GENERATION = Activities.WORKFLOW_ID;
  private static final Member LIVE = new Member("live", "live", "openai");
  private static final String PROGRAM = "def twice(x):\n    return 2 * x\n";
  private static final World WORLD = new World();

  private final TestActivityEnvironment environment = Activities.executor(WORLD.interceptor());
  private Optional<GenerateActivity> activity = Optional.empty();

  PanelGenerateTest() {
    WORLD.clear();
    open("Write a Python function twice(x) that doubles x.", Optional.empty());
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
  void generate_program_isStoredBeforeItIsReturnedAndNotAskedForAgain() throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(said(fenced(PROGRAM)))) {
      WORLD.openAi("live", server.address(), settings -> settings.with(new Price(1_000_000, 10)));
      Reply first = generate(LIVE);
      Reply again = generate(LIVE);

      assertThat(again).isEqualTo(first);
      assertThat(server.requests()).hasSize(1);
      Reply.Answered answered = (Reply.Answered) first;
      assertThat(WORLD.sources.get(answered.programSha256())).hasValue(PROGRAM);
      assertThat(answered.call().usage().total()).isEqualTo(18);
      assertThat(answered.call().costUsd()).isGreaterThan(11);
      assertThat(answered.call().finishReason()).isEqualTo("stop");
      assertThat(WORLD.replies.exchanges(GENERATION)).hasSize(1);
      assertThat(WORLD.outcomes.candidates(GENERATION))
          .singleElement()
          .satisfies(candidate -> {
            assertThat(candidate.member()).isEqualTo("live");
            assertThat(candidate.model()).matches("openai:m chat [0-9a-f]{12}");
            assertThat(candidate.programSha256()).isEqualTo(answered.programSha256());
          });
      assertThat(WORLD.spansOf(GENERATION))
          .extracting(span -> span.attributes().get("weavergen.reply.from_store"))
          .containsExactly(new AttributeValue.Flag(false), new AttributeValue.Flag(true));
    }
  }

  @Test
  void generate_program_describesTheCall() throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(said(fenced(PROGRAM)))) {
      WORLD.openAi("live", server.address());
      Reply _ = generate(LIVE);
    }
    ExecutionSpan span = span();
    assertThat(span.kind()).isEqualTo("generate");
    assertThat(span.name()).isEqualTo("live");
    assertThat(span.duration()).isPresent();
    assertThat(span.error()).isEmpty();
    assertThat(span.attributes())
        .containsEntry("gen_ai.operation.name", new AttributeValue.Text("chat"))
        .containsEntry("gen_ai.provider.name", new AttributeValue.Text("openai"))
        .containsEntry("gen_ai.request.model", new AttributeValue.Text("live"))
        .containsEntry("gen_ai.usage.input_tokens", new AttributeValue.Whole(11))
        .containsEntry("gen_ai.usage.output_tokens", new AttributeValue.Whole(7))
        .containsEntry("gen_ai.response.finish_reasons", new AttributeValue.Text("stop"));
  }

  @Test
  void generate_recordedSample_answersWithoutANetwork() {
    String name = WORLD.samples("qwen", sample("t1", PROGRAM));
    open("Write twice(x) in Python.", Optional.of("t1"));

    Reply reply = generate(new Member("recorded:qwen", name, "recorded"));

    assertThat(reply).isInstanceOf(Reply.Answered.class);
    assertThat(reply.member()).isEqualTo("recorded:qwen");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(401, "{\"error\":{\"message\":\"bad key\"}}", "authentication", false),
        refusal(402, "{}", "out-of-credit", false),
        refusal(404, "{}", "unknown-model", false),
        refusal(400, "{}", "invalid-request", false),
        refusal(429, "{}", "rate-limited", true),
        refusal(503, "{}", "overloaded", true),
        refusal(200, "{\"choices\":", "malformed-reply", true),
        refusal(200, reply("x".repeat(Limits.REPLY_BYTES_MAX + 1), "stop"), "too-large", false));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void generate_providerRefuses_failsAsThatKind(
      int status, String body, String type, boolean retryable) throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(Response.of(status, body))) {
      WORLD.openAi("live", server.address());
      ApplicationFailure failure = failure(LIVE);
      assertThat(failure.getType()).isEqualTo(type);
      assertThat(failure.isNonRetryable()).isEqualTo(!retryable);
      assertThat(failure.getNextRetryDelay()).isNull();
      assertThat(span().error().map(SpanError::type)).hasValue(type);
      assertThat(span().duration()).isPresent();
      assertThat(WORLD.replies.exchanges(GENERATION)).isEmpty();
    }
  }

  @Test
  void generate_providerSaysWhenToComeBack_passesItOn() throws Exception {
    Response later = Response.of(429, "{}").with("Retry-After", "7");
    try (ProtocolServer server = ProtocolServer.answering(later)) {
      WORLD.openAi("live", server.address());
      assertThat(failure(LIVE).getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void generate_providerInTrouble_isLeftAloneForAWhile() throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(Response.of(500, "{}"))) {
      WORLD.openAi("live", server.address());
      for (int call = 0; call < 5; call++) {
        assertThat(failure(LIVE).getType()).isEqualTo("overloaded");
      }
      ApplicationFailure failure = failure(LIVE);
      assertThat(failure.getType()).isEqualTo("circuit-open");
      assertThat(failure.isNonRetryable()).isFalse();
      assertThat(failure.getNextRetryDelay())
          .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
      assertThat(server.requests()).hasSize(5);
    }
  }

  @Test
  void generate_nobodyListens_failsAsConnection() throws Exception {
    WORLD.openAi("live", BrokenServer.nowhere());
    ApplicationFailure failure = failure(LIVE);
    assertThat(failure.getType()).isEqualTo("connection");
    assertThat(failure.isNonRetryable()).isFalse();
  }

  @Test
  void generate_providerIsSilent_failsAsTimeout() throws Exception {
    Allowance impatient = Allowance.DEFAULT.withTimeout(Duration.ofMillis(200));
    try (BrokenServer server = BrokenServer.with(Fault.silence())) {
      WORLD.openAi("live", server.address(), settings -> settings.with(impatient));
      assertThat(failure(LIVE).getType()).isEqualTo("timeout");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, unknown-model",
    "anthropic:claude-sonnet-4-5, authentication",
    "recorded:x@0000000000000000000000000000000000000000000000000000000000000000, no-recording"
  })
  void generate_modelCannotBeAsked_failsForGood(String model, String type) {
    ApplicationFailure failure = failure(new Member(model, model, "openai"));
    assertThat(failure.getType()).isEqualTo(type);
    assertThat(failure.isNonRetryable()).isTrue();
  }

  @Test
  void generate_sampleIsMissing_abstains() {
    String name = WORLD.samples("qwen", sample("t1", PROGRAM));
    open("Write twice(x) in Python.", Optional.of("t2"));
    Reply reply = generate(new Member("recorded:qwen", name, "recorded"));
    assertThat(reply).isInstanceOf(Reply.Abstained.class);
    assertThat(((Reply.Abstained) reply).why()).contains("t2");
    assertThat(span().error()).isEmpty();
  }

  @Test
  void generate_filterStopsTheReply_isARefusalWithItsCost() throws Exception {
    Reply.Refused refused = refused(Response.ok(reply("", "content_filter")));
    assertThat(refused.why()).contains("content filter");
    assertThat(refused.call().orElseThrow().usage().total()).isEqualTo(18);
  }

  @Test
  void generate_filterStopsTheQuestion_isARefusal() throws Exception {
    String body = "{\"error\":{\"code\":\"content_filter\",\"message\":\"not this\"}}";
    Reply.Refused refused = refused(Response.of(400, body));
    assertThat(refused.why()).contains("not this");
    assertThat(refused.call()).isEmpty();
    assertThat(span().error()).isEmpty();
  }

  @Test
  void generate_modelRefusesInItsOwnField_isARefusal() throws Exception {
    String body =
        """
        {"id":"1","model":"m","choices":[{"index":0,"finish_reason":"stop",
         "message":{"role":"assistant","content":null,"refusal":"I will not."}}]}\
        """;
    assertThat(refused(Response.ok(body)).why()).contains("I will not.");
  }

  @Test
  void generate_modelDeclinesInWords_isARefusal() throws Exception {
    Reply.Refused refused = refused(said("I'm sorry, but I can't help with that."));
    assertThat(refused.call()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "What a lovely day it is.", "\u0000\u0001\u0002", "```python\n```"})
  void generate_rubbish_abstainsWithAReason(String text) throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(said(text))) {
      WORLD.openAi("live", server.address());
      Reply.Abstained abstained = (Reply.Abstained) generate(LIVE);
      assertThat(abstained.why()).isNotBlank();
      assertThat(abstained.call()).isPresent();
      assertThat(WORLD.replies.exchanges(GENERATION)).hasSize(1);
    }
  }

  @Test
  void generate_tooLargeAProgram_abstainsNamingTheLimit() throws Exception {
    String large = PROGRAM + "TABLE = '" + "x".repeat(Limits.SOURCE_BYTES_MAX) + "'\n";
    try (ProtocolServer server = ProtocolServer.answering(said(fenced(large)))) {
      WORLD.openAi("live", server.address());
      Reply.Abstained abstained = (Reply.Abstained) generate(LIVE);
      assertThat(abstained.why()).contains(String.valueOf(Limits.SOURCE_BYTES_MAX));
    }
  }

  @Test
  void generate_completionStyle_isGluedToWhatWasBegun() throws Exception {
    open("def twice(x):\n    \"\"\"Doubles x.\"\"\"\n", Optional.empty());
    String rest =
        """
        {"id":"cmpl-1","object":"text_completion","created":1,"model":"m",
         "choices":[{"text":"    return 2 * x\\n","index":0,"finish_reason":"stop"}],
         "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
        """;
    try (ProtocolServer server = ProtocolServer.answering(Response.ok(rest))) {
      WORLD.openAi("live", server.address(), settings -> settings.with(PromptStyle.COMPLETION));
      Reply.Answered answered = (Reply.Answered) generate(LIVE);
      assertThat(WORLD.sources.get(answered.programSha256()).orElseThrow())
          .contains("def twice(x):")
          .contains("    return 2 * x");
      assertThat(server.requests().getFirst().path()).isEqualTo("/v1/completions");
      assertThat(span().attributes())
          .containsEntry("gen_ai.operation.name", new AttributeValue.Text("text_completion"));
    }
  }

  @Test
  void generate_serverEchoesTheKey_showsItNowhere() throws Exception {
    String echo = "{\"error\":{\"message\":\"Incorrect API key provided: " + World.KEY + "\"}}";
    try (ProtocolServer server = ProtocolServer.answering(Response.of(401, echo))) {
      WORLD.openAi("live", server.address());
      ApplicationFailure failure = failure(LIVE);
      assertThat(server.requests().getFirst().headers().toString()).contains(World.KEY);
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        assertThat(cause.toString()).doesNotContain(World.KEY);
      }
      assertThat(WORLD.everythingStored()).contains("API key").doesNotContain(World.KEY);
      assertThat(WORLD.exported.spans().toString()).doesNotContain(World.KEY);
    }
  }

  @Test
  void generate_modelThinksLong_isHeardOf() throws Exception {
    AtomicInteger beats = new AtomicInteger();
    environment.setActivityHeartbeatListener(Void.class, _ -> beats.incrementAndGet());
    Allowance patient = Allowance.DEFAULT.withTimeout(Duration.ofMillis(2_600));
    try (BrokenServer server = BrokenServer.with(Fault.silence())) {
      WORLD.openAi("live", server.address(), settings -> settings.with(patient));
      assertThat(failure(LIVE).getType()).isEqualTo("timeout");
    }
    assertThat(beats.get()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void generate_cancelledWhileItWaits_stopsAtOnceAndSaysSo() throws Exception {
    try (BrokenServer server = BrokenServer.with(Fault.silence())) {
      WORLD.openAi("live", server.address());
      Thread canceller = Thread.startVirtualThread(() -> cancelOnceAsked(server));
      assertThatThrownBy(() -> stub().generate(LIVE)).isInstanceOf(CanceledFailure.class);
      canceller.join();
      assertThat(span().error().map(SpanError::type)).hasValue("cancelled");
      assertThat(span().duration().orElseThrow()).isLessThan(Duration.ofSeconds(10));
    }
  }

  private void cancelOnceAsked(BrokenServer server) {
    try {
      while (server.requests() == 0) {
        Thread.sleep(10);
      }
      environment.requestCancelActivity();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply.Refused refused(Response response) throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(response)) {
      WORLD.openAi("live", server.address());
      Reply reply = generate(LIVE);
      assertThat(reply).isInstanceOf(Reply.Refused.class);
      return (Reply.Refused) reply;
    }
  }

  private static void open(String intent, Optional<String> task) {
    WORLD.clear();
    GenerationRequest plain = GenerationRequest.of(Intent.of(intent), List.of());
    WORLD.open(
        GENERATION,
        new GenerationRequest(
            plain.intent(),
            plain.models(),
            plain.maxIterations(),
            plain.deadline(),
            plain.budget(),
            plain.onDissent(),
            plain.quorum(),
            plain.grace(),
            task,
            plain.demand(),
            plain.evidence()));
  }

  /** Made at the first call, when the models are configured. */
  private GenerateActivity stub() {
    if (activity.isEmpty()) {
      activity = Optional.of(registered());
    }
    return activity.get();
  }

  private GenerateActivity registered() {
    environment.registerActivitiesImplementations(WORLD.generate());
    return environment.newActivityStub(
        GenerateActivity.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(40))
            .setHeartbeatTimeout(Duration.ofMillis(1_500))
            .build());
  }

  private Reply generate(Member member) {
    return stub().generate(member);
  }

  private ApplicationFailure failure(Member member) {
    ActivityFailure failure =
        catchThrowableOfType(ActivityFailure.class, () -> stub().generate(member));
    assertThat(failure).as("it should have failed").isNotNull();
    return (ApplicationFailure) Objects.requireNonNull(failure.getCause());
  }

  private static ExecutionSpan span() {
    return WORLD.spansOf(GENERATION).getLast();
  }

  private static String sample(String task, String solution) {
    return Json.mapper().writeValueAsString(Map.of("task_id", task, "solution", solution)) + "\n";
  }

  private static String fenced(String source) {
    return "```python\n" + source + "```\n";
  }

  private static Response said(String text) {
    return Response.ok(reply(text, "stop"));
  }

  private static String reply(String text, String reason) {
    return """
    {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m",
     "choices":[{"index":0,"message":{"role":"assistant","content":%s},"finish_reason":"%s"}],
     "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
    """
        .formatted(Json.mapper().writeValueAsString(text), reason);
  }

  private static Arguments refusal(int status, String body, String type, boolean retryable) {
    return Arguments.of(status, body, type, retryable);
  }
}
