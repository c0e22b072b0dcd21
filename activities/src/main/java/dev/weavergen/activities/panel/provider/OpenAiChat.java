package dev.weavergen.activities.panel.provider;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.LogProb;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.weavergen.activities.panel.settings.Sampling;
import dev.weavergen.activities.panel.settings.Secret;
import dev.weavergen.workflows.panel.Prompt;
import java.util.Optional;

/** OpenAI's chat completions, and whatever else speaks them. */
final class OpenAiChat implements Protocol {
  private final OpenAiChatModel model;

  OpenAiChat(Connection connection, HttpClientBuilder http) {
    Sampling sampling = connection.settings().sampling();
    OpenAiChatModelBuilder builder =
        OpenAiChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(connection.endpoint().baseUrl().toString())
            .modelName(connection.model())
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false);
    connection.endpoint().apiKey().map(Secret::reveal).ifPresent(builder::apiKey);
    sampling.temperature().ifPresent(builder::temperature);
    sampling.topP().ifPresent(builder::topP);
    if (sampling.logProbabilities()) {
      builder.logprobs(true);
    }
    this.model = limited(builder, connection).build();
  }

  @Override
  public Answer send(Prompt prompt) {
    ChatResponse response = model.chat(Messages.chat(prompt));
    return Answer.of(response).with(meanLogProbability(response));
  }

  /** OpenAI's reasoning models refuse the old name of the limit, most others know only that one. */
  private static OpenAiChatModelBuilder limited(
      OpenAiChatModelBuilder builder, Connection connection) {
    int tokens = connection.settings().sampling().maxTokens();
    return connection.endpoint().official()
        ? builder.maxCompletionTokens(tokens)
        : builder.maxTokens(tokens);
  }

  private static Optional<Double> meanLogProbability(ChatResponse response) {
    return response.metadata() instanceof OpenAiChatResponseMetadata metadata
            && metadata.logProbs() != null
        ? MeanLogProbability.of(metadata.logProbs().stream().map(LogProb::logprob))
        : Optional.empty();
  }
}
