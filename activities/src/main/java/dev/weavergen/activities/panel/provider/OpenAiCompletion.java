package dev.weavergen.activities.panel.provider;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.openai.internal.DefaultOpenAiClient;
import dev.langchain4j.model.openai.internal.completion.CompletionChoice;
import dev.langchain4j.model.openai.internal.completion.CompletionRequest;
import dev.langchain4j.model.openai.internal.completion.CompletionResponse;
import dev.langchain4j.model.openai.internal.completion.Logprobs;
import dev.langchain4j.model.openai.internal.shared.Usage;
import dev.weavergen.activities.panel.settings.Sampling;
import dev.weavergen.activities.panel.settings.Secret;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.panel.Prompt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's older completions, for base models that go on with a text. The library's public class
 * for it ({@code OpenAiLanguageModel}) cannot say how long the reply may be, and the protocol's own
 * default is 16 tokens, so the client underneath it is used.
 */
final class OpenAiCompletion implements Protocol {
  private final DefaultOpenAiClient client;
  private final String model;
  private final Sampling sampling;

  OpenAiCompletion(Connection connection, HttpClientBuilder http) {
    DefaultOpenAiClient.Builder builder =
        DefaultOpenAiClient.builder()
            .httpClientBuilder(http)
            .baseUrl(connection.endpoint().baseUrl().toString())
            .logRequests(false)
            .logResponses(false);
    connection.endpoint().apiKey().map(Secret::reveal).ifPresent(builder::apiKey);
    this.client = builder.build();
    this.model = connection.model();
    this.sampling = connection.settings().sampling();
  }

  @Override
  public Answer send(Prompt prompt) {
    CompletionResponse response = client.completion(request(prompt)).execute();
    CompletionChoice choice = response.choices().getFirst();
    return new Answer(
        Answer.text(choice.text()),
        usage(response.usage()),
        finishReason(choice.finishReason()),
        meanLogProbability(choice.logprobs()));
  }

  private CompletionRequest request(Prompt prompt) {
    CompletionRequest.Builder request =
        CompletionRequest.builder()
            .model(model)
            .prompt(Messages.completion(prompt))
            .maxTokens(sampling.maxTokens());
    sampling.temperature().ifPresent(request::temperature);
    sampling.topP().ifPresent(request::topP);
    if (sampling.logProbabilities()) {
      request.logprobs(1);
    }
    return request.build();
  }

  private static dev.weavergen.domain.panel.Usage usage(@Nullable Usage usage) {
    return usage == null
        ? dev.weavergen.domain.panel.Usage.NONE
        : new dev.weavergen.domain.panel.Usage(
            Answer.count(usage.promptTokens()), Answer.count(usage.completionTokens()));
  }

  private static FinishReason finishReason(@Nullable String reason) {
    return switch (reason) {
      case "stop" -> FinishReason.STOP;
      case "length" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      case null, default -> FinishReason.OTHER;
    };
  }

  private static Optional<Double> meanLogProbability(@Nullable Logprobs logProbabilities) {
    return logProbabilities == null || logProbabilities.tokenLogprobs() == null
        ? Optional.empty()
        : MeanLogProbability.of(logProbabilities.tokenLogprobs().stream());
  }
}
