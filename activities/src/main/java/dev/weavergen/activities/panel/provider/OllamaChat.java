package dev.weavergen.activities.panel.provider;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.weavergen.activities.panel.settings.Sampling;
import dev.weavergen.workflows.panel.Prompt;
import java.nio.charset.StandardCharsets;

/**
 * Ollama's own chat. The server cuts off the beginning of a prompt that does not fit its context of
 * 4096 tokens and says nothing, so a longer one asks for the room it needs.
 */
final class OllamaChat implements Protocol {
  private static final int CONTEXT_TOKENS_DEFAULT = 4096;
  private static final int CONTEXT_TOKENS_MAX = 65_536;

  /** Code has more than three bytes to a token; this errs on the safe side. */
  private static final int BYTES_PER_TOKEN = 3;

  /** The roles and marks that a chat template adds. */
  private static final int TEMPLATE_TOKENS = 128;

  private final OllamaChatModel model;
  private final int replyTokens;

  OllamaChat(Connection connection, HttpClientBuilder http) {
    Sampling sampling = connection.settings().sampling();
    OllamaChatModel.OllamaChatModelBuilder builder =
        OllamaChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(connection.endpoint().baseUrl().toString())
            .modelName(connection.model())
            .numPredict(sampling.maxTokens())
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false);
    sampling.temperature().ifPresent(builder::temperature);
    sampling.topP().ifPresent(builder::topP);
    this.model = builder.build();
    this.replyTokens = sampling.maxTokens();
  }

  @Override
  public Answer send(Prompt prompt) {
    return Answer.of(model.chat(request(prompt)));
  }

  private ChatRequest request(Prompt prompt) {
    int needed = contextTokens(prompt);
    ChatRequest.Builder request = ChatRequest.builder().messages(Messages.chat(prompt));
    if (needed > CONTEXT_TOKENS_DEFAULT) {
      request.parameters(OllamaChatRequestParameters.builder().numCtx(needed).build());
    }
    return request.build();
  }

  /** In whole multiples, since every other size makes the server load the model anew. */
  private int contextTokens(Prompt prompt) {
    int bytes = (prompt.system() + prompt.user()).getBytes(StandardCharsets.UTF_8).length;
    int needed = bytes / BYTES_PER_TOKEN + TEMPLATE_TOKENS + replyTokens;
    int rounded = Math.ceilDiv(needed, CONTEXT_TOKENS_DEFAULT) * CONTEXT_TOKENS_DEFAULT;
    return Math.min(rounded, CONTEXT_TOKENS_MAX);
  }
}
