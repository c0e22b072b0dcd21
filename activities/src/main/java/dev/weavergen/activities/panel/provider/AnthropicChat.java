package dev.weavergen.activities.panel.provider;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatResponseMetadata;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.weavergen.activities.panel.settings.Sampling;
import dev.weavergen.activities.panel.settings.Secret;
import dev.weavergen.workflows.panel.Prompt;
import tools.jackson.databind.json.JsonMapper;

/** Anthropic's messages. */
final class AnthropicChat implements Protocol {
  private final AnthropicChatModel model;

  AnthropicChat(Connection connection, HttpClientBuilder http) {
    Sampling sampling = connection.settings().sampling();
    AnthropicChatModel.AnthropicChatModelBuilder builder =
        AnthropicChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(connection.endpoint().baseUrl().toString())
            .apiKey(connection.endpoint().apiKey().map(Secret::reveal).orElseThrow())
            .modelName(connection.model())
            .maxTokens(sampling.maxTokens())
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false);
    sampling.temperature().ifPresent(builder::temperature);
    sampling.topP().ifPresent(builder::topP);
    this.model = builder.build();
  }

  @Override
  public Answer send(Prompt prompt) {
    ChatResponse response = model.chat(Messages.chat(prompt));
    Answer answer = Answer.of(response);
    return refused(response) ? answer.filtered() : answer;
  }

  /** The library has no word for the stop reason {@code refusal} and reports it as any other. */
  private static boolean refused(ChatResponse response) {
    return response.metadata() instanceof AnthropicChatResponseMetadata metadata
        && metadata.rawHttpResponse() != null
        && JsonMapper.shared()
            .readTree(metadata.rawHttpResponse().body())
            .path("stop_reason")
            .asString("")
            .equals("refusal");
  }
}
