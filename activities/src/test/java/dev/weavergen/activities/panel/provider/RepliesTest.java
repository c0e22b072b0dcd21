package dev.weavergen.activities.panel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.activities.panel.protocol.Golden;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Request;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Sampling;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.panel.Prompt;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class RepliesTest {
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @ParameterizedTest
  @EnumSource
  void wholeReply_gives_textUsageAndReason(Speaker speaker) throws Exception {
    ModelReply reply = ask(speaker, speaker.reply("\"yes\\n\"", speaker.stop()));
    assertThat(reply.text()).isEqualTo("yes\n");
    assertThat(reply.usage()).isEqualTo(new Usage(11, 7));
    assertThat(reply.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(reply.latencyMillis()).isNotNegative();
    assertThat(reply.meanLogProbability()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void outOfTokens_gives_length(Speaker speaker) throws Exception {
    assertThat(ask(speaker, speaker.reply("\"y\"", speaker.length())).finishReason())
        .isEqualTo(FinishReason.LENGTH);
  }

  @ParameterizedTest
  @EnumSource(
      value = Speaker.class,
      names = {"ANTHROPIC_CHAT", "OPENAI_CHAT", "OPENAI_COMPLETION"})
  void filteredReply_gives_contentFilterWithItsUsage(Speaker speaker) throws Exception {
    ModelReply reply = ask(speaker, speaker.reply("\"\"", speaker.filtered()));
    assertThat(reply.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    assertThat(reply.usage()).isEqualTo(new Usage(11, 7));
  }

  @ParameterizedTest
  @EnumSource
  void request_is_oneAsWritten(Speaker speaker) throws Exception {
    Request request = sent(speaker, settings -> settings);
    assertThat(request.path()).isEqualTo(speaker.path());
    assertThat(request.protocol()).isEqualTo("HTTP/1.1");
    assertThat(request.headers()).doesNotContainKeys("Upgrade", "Http2-settings");
    golden(speaker, "usual", request);
  }

  @ParameterizedTest
  @EnumSource
  void request_carries_everythingConfigured(Speaker speaker) throws Exception {
    golden(speaker, "everything", sent(speaker, RepliesTest::everything));
  }

  @Test
  void longPrompt_asks_ollamaForRoom() throws Exception {
    Prompt prompt = new Prompt("", "x".repeat(30_000), "");
    try (ProtocolServer server = answering(Speaker.OLLAMA_CHAT)) {
      Speaker.OLLAMA_CHAT.at(server.address()).ask(prompt);
      String body = server.requests().getFirst().body();
      assertThat(PRETTY.readTree(body).at("/options/num_ctx").asInt()).isEqualTo(12_288);
    }
  }

  @Test
  void chatLogProbabilities_become_theirMean() throws Exception {
    String reply =
        """
        {"id":"1","model":"m","choices":[{"index":0,"finish_reason":"stop",
         "message":{"role":"assistant","content":"ab"},
         "logprobs":{"content":[{"token":"a","logprob":-0.5},{"token":"b","logprob":-1.5}]}}]}\
        """;
    ModelReply found = ask(Speaker.OPENAI_CHAT, reply);
    assertThat(found.meanLogProbability().orElseThrow()).isEqualTo(-1.0, within(1e-9));
    assertThat(found.usage()).isEqualTo(Usage.NONE);
  }

  @Test
  void completionLogProbabilities_become_theirMean() throws Exception {
    String reply =
        """
        {"id":"1","model":"m","choices":[{"index":0,"finish_reason":"stop","text":"ab",
         "logprobs":{"tokens":["a","b"],"token_logprobs":[null,-1.5],"top_logprobs":null,
         "text_offset":[0,1]}}]}\
        """;
    assertThat(ask(Speaker.OPENAI_COMPLETION, reply).meanLogProbability().orElseThrow())
        .isEqualTo(-1.5, within(1e-9));
  }

  private static ModelSettings everything(ModelSettings settings) {
    return settings.with(new Sampling(Optional.of(0.5), Optional.of(0.25), 99, true));
  }

  private static ModelReply ask(Speaker speaker, String body) throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(Response.ok(body))) {
      return speaker.at(server.address()).ask(Speaker.PROMPT);
    }
  }

  private static ProtocolServer answering(Speaker speaker) throws Exception {
    return ProtocolServer.answering(Response.ok(speaker.reply("\"yes\"", speaker.stop())));
  }

  private static Request sent(Speaker speaker, UnaryOperator<ModelSettings> change)
      throws Exception {
    try (ProtocolServer server = answering(speaker)) {
      speaker.at(server.address(), change).ask(Speaker.PROMPT);
      assertThat(server.requests()).hasSize(1);
      return server.requests().getFirst();
    }
  }

  private static void golden(Speaker speaker, String name, Request request) {
    String file = speaker.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + name + ".json";
    String body = PRETTY.writeValueAsString(PRETTY.readTree(request.body())) + "\n";
    Golden.check(Golden.folder("requests").resolve(file), body);
  }
}
