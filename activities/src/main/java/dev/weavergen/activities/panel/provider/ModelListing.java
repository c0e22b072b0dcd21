package dev.weavergen.activities.panel.provider;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.activities.panel.settings.Secret;
import dev.weavergen.workflows.panel.ModelFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a provider which models it has; costs nothing. */
public final class ModelListing {
  private static final int MODELS_MAX = 1_000;

  private final BoundedHttp http;
  private final Endpoint endpoint;
  private final InstantSource clock;

  ModelListing(BoundedHttp http, Endpoint endpoint, InstantSource clock) {
    this.http = http;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /**
   * The models that write text, by the names the provider gives them, in its order.
   *
   * @throws ModelFailure when the provider cannot be reached or does not let us in
   */
  public List<String> models() throws ModelFailure {
    return switch (endpoint.provider()) {
      case OLLAMA -> names(get("/api/tags", "*").path("models"), "name");
      case ANTHROPIC -> names(get("/models?limit=" + MODELS_MAX, "*").path("data"), "id");
      case OPENAI -> names(get("/models", "*").path("data"), "id");
    };
  }

  /**
   * Makes sure that the provider has the model. Anthropic is asked for the one model, since its
   * list leaves out the short names.
   *
   * @throws ModelFailure {@code UNKNOWN_MODEL} when it has not
   */
  public void require(String model) throws ModelFailure {
    if (endpoint.provider() == Provider.ANTHROPIC) {
      get("/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8), model);
      return;
    }
    List<String> models = models();
    if (!models.contains(model) && !models.contains(model + ":latest")) {
      throw errors(model).absent();
    }
  }

  private static List<String> names(JsonNode models, String field) {
    return models
        .valueStream()
        .filter(ModelListing::writesText)
        .map(model -> model.path(field).asString(""))
        .filter(name -> !name.isBlank())
        .limit(MODELS_MAX)
        .toList();
  }

  /** Ollama lists models for embeddings too; they are of BERT's kin. */
  private static boolean writesText(JsonNode model) {
    JsonNode details = model.path("details");
    return Stream.concat(
            Stream.of(details.path("family").asString("")),
            details.path("families").valueStream().map(family -> family.asString("")))
        .noneMatch(family -> family.toLowerCase(Locale.ROOT).contains("bert"));
  }

  private JsonNode get(String path, String model) throws ModelFailure {
    try {
      return JsonMapper.shared().readTree(http.execute(request(path)).body());
    } catch (TransportFailure e) {
      throw errors(model).classify(e);
    } catch (JacksonException e) {
      throw errors(model).classify(e);
    }
  }

  private ProviderErrors errors(String model) {
    return new ProviderErrors(endpoint, model, clock);
  }

  private HttpRequest request(String path) {
    HttpRequest.Builder request =
        HttpRequest.builder().method(HttpMethod.GET).url(endpoint.baseUrl() + path);
    endpoint.apiKey().map(Secret::reveal).ifPresent(key -> authorise(request, key));
    return request.build();
  }

  private void authorise(HttpRequest.Builder request, String key) {
    switch (endpoint.provider()) {
      case ANTHROPIC ->
          request.addHeader("x-api-key", key).addHeader("anthropic-version", "2023-06-01");
      case OPENAI, OLLAMA -> request.addHeader("Authorization", "Bearer " + key);
    }
  }
}
