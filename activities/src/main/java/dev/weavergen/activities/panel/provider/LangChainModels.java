package dev.weavergen.activities.panel.provider;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.weavergen.activities.panel.settings.BaseUrl;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.workflows.panel.LanguageModel;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Makes live models out of langchain4j's. All of them share one HTTP client; none retries, since
 * Temporal does.
 */
public final class LangChainModels {
  private final java.net.http.HttpClient client = BoundedHttp.plainClient();
  private final InstantSource clock;

  public LangChainModels(InstantSource clock) {
    this.clock = clock;
  }

  /** The model at the end of that connection. */
  public LanguageModel live(Connection connection) {
    Duration timeout = connection.settings().allowance().timeout();
    Protocol protocol = protocol(connection, new BoundedHttp(client, timeout).builder());
    ProviderErrors errors = new ProviderErrors(connection.endpoint(), connection.model(), clock);
    return new LiveModel(protocol, errors, clock);
  }

  /** What there is at that address. */
  public ModelListing listing(Endpoint endpoint, Duration timeout) {
    return new ModelListing(new BoundedHttp(client, timeout), endpoint, clock);
  }

  private static Protocol protocol(Connection connection, HttpClientBuilder http) {
    return switch (connection.settings().provider()) {
      case OLLAMA ->
          connection.settings().style() == PromptStyle.CHAT
              ? new OllamaChat(connection, http)
              : new OpenAiCompletion(compatible(connection), http);
      case ANTHROPIC -> new AnthropicChat(connection, http);
      case OPENAI ->
          connection.settings().style() == PromptStyle.CHAT
              ? new OpenAiChat(connection, http)
              : new OpenAiCompletion(connection, http);
    };
  }

  /** Ollama goes on with a text through OpenAI's protocol, which it speaks beside its own. */
  private static Connection compatible(Connection connection) {
    Endpoint own = connection.endpoint();
    Endpoint beside =
        new Endpoint(
            own.provider(),
            BaseUrl.of(Provider.OPENAI, "base-url", own.baseUrl().toString()),
            own.apiKey());
    return new Connection(connection.settings(), beside);
  }
}
