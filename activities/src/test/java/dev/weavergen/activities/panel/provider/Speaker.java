package dev.weavergen.activities.panel.provider;

import dev.weavergen.activities.panel.protocol.TestClock;
import dev.weavergen.activities.panel.settings.Allowance;
import dev.weavergen.activities.panel.settings.BaseUrl;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.activities.panel.settings.Secret;
import dev.weavergen.workflows.panel.LanguageModel;
import dev.weavergen.workflows.panel.Prompt;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The four ways of asking, each with a whole reply in its protocol. */
enum Speaker {
  OLLAMA_CHAT(
      Provider.OLLAMA,
      PromptStyle.CHAT,
      "/api/chat",
      """
      {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":%s},
       "done":true,"done_reason":"%s","prompt_eval_count":11,"eval_count":7}\
      """),
  ANTHROPIC_CHAT(
      Provider.ANTHROPIC,
      PromptStyle.CHAT,
      "/v1/messages",
      """
      {"id":"msg_1","type":"message","role":"assistant","model":"m",
       "content":[{"type":"text","text":%s}],"stop_reason":"%s","stop_sequence":null,
       "usage":{"input_tokens":11,"output_tokens":7}}\
      """),
  OPENAI_CHAT(
      Provider.OPENAI,
      PromptStyle.CHAT,
      "/v1/chat/completions",
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m",
       "choices":[{"index":0,"message":{"role":"assistant","content":%s},"finish_reason":"%s"}],
       "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
      """),
  OPENAI_COMPLETION(
      Provider.OPENAI,
      PromptStyle.COMPLETION,
      "/v1/completions",
      """
      {"id":"cmpl-1","object":"text_completion","created":1,"model":"m",
       "choices":[{"text":%s,"index":0,"logprobs":null,"finish_reason":"%s"}],
       "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
      """);

  static final String KEY = "k3y-that-must-not-show-0123456789";
  static final Prompt PROMPT = new Prompt("Be brief.", "Say \"yes\".\nThen stop.", "");

  private final Provider provider;
  private final PromptStyle style;
  private final String path;
  private final String form;

  Speaker(Provider provider, PromptStyle style, String path, String form) {
    this.provider = provider;
    this.style = style;
    this.path = path;
    this.form = form;
  }

  String path() {
    return path;
  }

  Provider provider() {
    return provider;
  }

  /** A whole reply; the text as a JSON string, the reason in the protocol's words. */
  String reply(String jsonText, String reason) {
    return form.formatted(jsonText, reason);
  }

  String stop() {
    return provider == Provider.ANTHROPIC ? "end_turn" : "stop";
  }

  String length() {
    return provider == Provider.ANTHROPIC ? "max_tokens" : "length";
  }

  String filtered() {
    return provider == Provider.ANTHROPIC ? "refusal" : "content_filter";
  }

  LanguageModel at(URI address) {
    return at(address, settings -> settings);
  }

  LanguageModel at(URI address, UnaryOperator<ModelSettings> change) {
    return model(address, change, new TestClock());
  }

  LanguageModel impatient(URI address, Duration timeout) {
    UnaryOperator<ModelSettings> quick =
        settings -> settings.with(Allowance.DEFAULT.withTimeout(timeout));
    return model(address, quick, Clock.systemUTC());
  }

  private LanguageModel model(URI address, UnaryOperator<ModelSettings> change, Clock clock) {
    Endpoint endpoint =
        new Endpoint(
            provider,
            BaseUrl.of(provider, "base-url", address.toString()),
            Optional.of(Secret.of(KEY)));
    ModelSettings settings = change.apply(ModelSettings.of(provider, "m").with(style));
    return new LangChainModels(clock).live(new Connection(settings, endpoint));
  }
}
