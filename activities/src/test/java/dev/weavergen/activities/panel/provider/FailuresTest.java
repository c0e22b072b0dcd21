package dev.weavergen.activities.panel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.panel.protocol.BrokenServer;
import dev.weavergen.activities.panel.protocol.BrokenServer.Fault;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.workflows.panel.LanguageModel;
import dev.weavergen.workflows.panel.ModelFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  /** Statuses and what they say, in each provider's own words. */
  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(401, "{\"error\":{\"message\":\"no such key\"}}", FailureKind.AUTHENTICATION),
        refusal(403, "{\"error\":{\"message\":\"not for you\"}}", FailureKind.AUTHENTICATION),
        refusal(402, "{\"error\":{\"message\":\"pay\"}}", FailureKind.OUT_OF_CREDIT),
        refusal(
            429,
            "{\"error\":{\"message\":\"You exceeded your current quota\",\"code\":\"insufficient_quota\"}}",
            FailureKind.OUT_OF_CREDIT),
        refusal(
            400,
            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Your credit"
                + " balance is too low to access the Anthropic API.\"}}",
            FailureKind.OUT_OF_CREDIT),
        refusal(404, "{\"error\":\"model 'm' not found\"}", FailureKind.UNKNOWN_MODEL),
        refusal(
            404,
            "{\"error\":{\"message\":\"The model `m` does not exist\",\"code\":\"model_not_found\"}}",
            FailureKind.UNKNOWN_MODEL),
        refusal(
            400,
            "{\"error\":{\"message\":\"m is not a valid model ID\"}}",
            FailureKind.UNKNOWN_MODEL),
        refusal(
            400,
            "{\"error\":{\"code\":\"content_filter\",\"message\":\"filtered\"}}",
            FailureKind.CONTENT_FILTER),
        refusal(
            400,
            "{\"error\":{\"message\":\"too long\",\"code\":\"context_length_exceeded\"}}",
            FailureKind.INVALID_REQUEST),
        refusal(413, "", FailureKind.INVALID_REQUEST),
        refusal(422, "[]", FailureKind.INVALID_REQUEST),
        refusal(302, "", FailureKind.INVALID_REQUEST),
        refusal(429, "{\"error\":{\"message\":\"slow down\"}}", FailureKind.RATE_LIMITED),
        refusal(408, "", FailureKind.OVERLOADED),
        refusal(409, "", FailureKind.OVERLOADED),
        refusal(500, "{\"error\":\"oops\"}", FailureKind.OVERLOADED),
        refusal(503, "<html><title>Maintenance</title></html>", FailureKind.OVERLOADED),
        refusal(
            529,
            "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}",
            FailureKind.OVERLOADED));
  }

  /** Bodies that are no reply although the status says so. */
  static Stream<String> garbage() {
    return Stream.of(
        "", "not json", "{", "[]", "null", "{}", "<html>login</html>", "\"text\"", "7");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("everyRefusal")
  void refusal_is_classified(Speaker speaker, int status, String body, FailureKind kind)
      throws Exception {
    ModelFailure failure = refused(speaker, new Response(status, JSON, body));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining("HTTP " + status);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyGarbage")
  void garbage_is_malformed(Speaker speaker, String body) throws Exception {
    assertThat(refused(speaker, Response.ok(body)).kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
  }

  @ParameterizedTest
  @EnumSource
  void emptyReply_is_malformed(Speaker speaker) throws Exception {
    ModelFailure failure = refused(speaker, Response.ok(speaker.reply("\" \\n\"", speaker.stop())));
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
    assertThat(failure).hasMessageContaining("empty");
  }

  @ParameterizedTest
  @EnumSource
  void emptyReplyOutOfTokens_says_whatToRaise(Speaker speaker) throws Exception {
    assertThat(refused(speaker, Response.ok(speaker.reply("\"\"", speaker.length()))))
        .hasMessageContaining("max-tokens");
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 7, PT7S",
    "Retry-After, 0.25, PT0.25S",
    "retry-after-ms, 1500, PT1.5S",
    "Retry-After, 'Thu, 01 Jan 2026 00:01:30 GMT', PT1M30S",
    "Retry-After, 999999, PT10M",
    "Retry-After, 0,",
    "Retry-After, -5,",
    "Retry-After, soon,",
    "Retry-After, 'Wed, 31 Dec 2025 00:00:00 GMT',",
    "X-Other, 5,",
  })
  void rateLimit_says_howLongToWait(
      String header, String value, @org.jspecify.annotations.Nullable String wait)
      throws Exception {
    for (Speaker speaker : Speaker.values()) {
      ModelFailure failure = refused(speaker, Response.of(429, "{}").with(header, value));
      assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
      assertThat(failure.retryAfter()).isEqualTo(Optional.ofNullable(wait).map(Duration::parse));
    }
  }

  @ParameterizedTest
  @EnumSource
  void hugeReply_is_tooLarge(Speaker speaker) throws Exception {
    String tenMegabytes = "\"" + "x".repeat(10 * 1024 * 1024) + "\"";
    assertThat(refused(speaker, Response.ok(speaker.reply(tenMegabytes, speaker.stop()))).kind())
        .isEqualTo(FailureKind.TOO_LARGE);
    String justTooLong = "\"" + "x".repeat(Limits.REPLY_BYTES_MAX + 1) + "\"";
    assertThat(refused(speaker, Response.ok(speaker.reply(justTooLong, speaker.stop()))).kind())
        .isEqualTo(FailureKind.TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource
  void hugeErrorPage_is_oneShortLine(Speaker speaker) throws Exception {
    String page =
        "<!doctype html><html><head><style>a{}</style></head><body><p>\u0007Down\r\n</p>"
            + "<div>very </div>".repeat(1_000_000 / 16)
            + "</body></html>";
    ModelFailure failure = refused(speaker, Response.of(502, page));
    assertThat(failure.kind()).isEqualTo(FailureKind.OVERLOADED);
    assertThat(failure.getMessage())
        .hasSizeLessThanOrEqualTo(Limits.EXCERPT_CHARS_MAX)
        .doesNotContain("<", "\n", "\u0007");
  }

  @ParameterizedTest
  @EnumSource
  void echoedKey_is_nowhere(Speaker speaker) throws Exception {
    String body =
        """
        {"error":{"message":"Incorrect API key provided: %s or sk-proj-abc***xyz9 (Authorization: \
        Bearer other-token-1) x-api-key: secret42"}}\
        """
            .formatted(Speaker.KEY);
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ModelFailure failure;
    try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setErr(captured);
      failure = refused(speaker, Response.of(401, body));
      failure.printStackTrace(captured);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8) + failure.getMessage())
        .contains("[redacted]", "Incorrect API key provided")
        .doesNotContain(Speaker.KEY, "sk-proj", "xyz9", "other-token-1", "secret42");
  }

  @ParameterizedTest
  @EnumSource
  void reset_is_connection(Speaker speaker) throws Exception {
    assertThat(broken(speaker, Fault.reset()).kind()).isEqualTo(FailureKind.CONNECTION);
  }

  @ParameterizedTest
  @EnumSource
  void cutReply_is_connection(Speaker speaker) throws Exception {
    String beginning = speaker.reply("\"ye", "").substring(0, 60);
    assertThat(broken(speaker, Fault.cutShort(beginning)).kind()).isEqualTo(FailureKind.CONNECTION);
    assertThat(broken(speaker, Fault.cutChunk(beginning)).kind()).isEqualTo(FailureKind.CONNECTION);
  }

  @ParameterizedTest
  @EnumSource
  void silence_is_timeout(Speaker speaker) throws Exception {
    assertThat(broken(speaker, Fault.silence()).kind()).isEqualTo(FailureKind.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void stallInMidReply_is_timeout(Speaker speaker) throws Exception {
    assertThat(broken(speaker, Fault.stall()).kind()).isEqualTo(FailureKind.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyThere_is_connection(Speaker speaker) throws Exception {
    ModelFailure failure = failure(speaker.at(BrokenServer.nowhere()));
    assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION);
    assertThat(failure).hasMessageContaining("ConnectException");
  }

  @Test
  void interruption_ends_theCall() throws Exception {
    try (BrokenServer server = BrokenServer.with(Fault.silence())) {
      LanguageModel model = Speaker.OLLAMA_CHAT.at(server.address());
      Thread.currentThread().interrupt();
      ModelFailure failure = failure(model);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure).hasMessageContaining("interrupted");
    }
  }

  @Test
  void unknownOllamaModel_says_howToGetIt() throws Exception {
    assertThat(
            refused(Speaker.OLLAMA_CHAT, Response.of(404, "{\"error\":\"model 'm' not found\"}")))
        .hasMessageEndingWith("(get it with: ollama pull m)");
  }

  @Test
  void refusalInTheMessage_is_contentFilter() throws Exception {
    String reply =
        """
        {"id":"1","model":"m","choices":[{"index":0,"finish_reason":"stop",
         "message":{"role":"assistant","content":null,"refusal":"I will not."}}]}\
        """;
    ModelFailure failure = refused(Speaker.OPENAI_CHAT, Response.ok(reply));
    assertThat(failure.kind()).isEqualTo(FailureKind.CONTENT_FILTER);
    assertThat(failure).hasMessageContaining("I will not.");
  }

  static Stream<Arguments> everyRefusal() {
    return Stream.of(Speaker.values())
        .flatMap(speaker ->
            refusals()
                .map(refusal ->
                    Arguments.of(speaker, refusal.get()[0], refusal.get()[1], refusal.get()[2])));
  }

  static Stream<Arguments> everyGarbage() {
    return Stream.of(Speaker.values())
        .flatMap(speaker -> garbage().map(body -> Arguments.of(speaker, body)));
  }

  private static Arguments refusal(int status, String body, FailureKind kind) {
    return Arguments.of(status, body, kind);
  }

  /** Asks a server that answers so; one call is one request. */
  private static ModelFailure refused(Speaker speaker, Response response) throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(response)) {
      ModelFailure failure = failure(speaker.at(server.address()));
      assertThat(server.requests()).hasSize(1);
      return failure;
    }
  }

  private static ModelFailure broken(Speaker speaker, Fault fault) throws Exception {
    try (BrokenServer server = BrokenServer.with(fault)) {
      ModelFailure failure = failure(speaker.impatient(server.address(), SOON));
      assertThat(server.requests()).isEqualTo(1);
      return failure;
    }
  }

  private static ModelFailure failure(LanguageModel model) {
    ModelFailure failure =
        catchThrowableOfType(ModelFailure.class, () -> model.ask(Speaker.PROMPT));
    assertThat(failure).isNotNull().hasNoCause();
    assertThat(failure.getMessage())
        .hasSizeLessThanOrEqualTo(Limits.EXCERPT_CHARS_MAX)
        .doesNotContain(Speaker.KEY)
        .doesNotContainPattern("\\p{Cntrl}");
    return failure;
  }
}
