package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.activities.panel.provider.Connection;
import dev.weavergen.activities.panel.provider.Endpoint;
import dev.weavergen.activities.panel.settings.BaseUrl;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.activities.panel.settings.Secret;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.workflows.panel.ModelFailure;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts together where a model is and the key for it: the configuration first, then the environment.
 */
final class Connections {
  /** A placeholder that nobody filled in, as in {@code api-key: "${ANTHROPIC_API_KEY}"}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)(?::[^}]*)?}");

  private final Environment environment;

  Connections(Environment environment) {
    this.environment = environment;
  }

  /**
   * @throws ModelFailure {@code AUTHENTICATION} when the key is missing; the text says which
   *     variable or setting cures it
   */
  Connection to(ModelSettings settings) throws ModelFailure {
    URI baseUrl = baseUrl(settings);
    Optional<Secret> key = key(settings);
    Endpoint endpoint = new Endpoint(settings.provider(), baseUrl, key);
    if (key.isEmpty() && needsKey(endpoint)) {
      throw missing(settings, settings.provider().keyVariable().orElseThrow());
    }
    return new Connection(settings, endpoint);
  }

  /** Whether the provider's usual key is in the environment. */
  boolean keyStated(Provider provider) {
    return provider.keyVariable().flatMap(environment::stated).isPresent();
  }

  private URI baseUrl(ModelSettings settings) {
    Provider provider = settings.provider();
    return settings
        .access()
        .baseUrl()
        .map(url -> BaseUrl.of(provider, "base-url", url))
        .or(() ->
            environment
                .stated(provider.baseUrlVariable())
                .map(url -> BaseUrl.of(provider, provider.baseUrlVariable(), url)))
        .orElse(provider.home());
  }

  private Optional<Secret> key(ModelSettings settings) throws ModelFailure {
    Optional<String> configured =
        settings.access().apiKey().map(Secret::reveal).filter(key -> !key.isEmpty());
    if (configured.isEmpty()) {
      return settings.provider().keyVariable().flatMap(environment::stated).map(Secret::of);
    }
    Matcher placeholder = PLACEHOLDER.matcher(configured.get());
    if (!placeholder.matches()) {
      return settings.access().apiKey();
    }
    String variable = placeholder.group(1);
    return Optional.of(
        environment
            .stated(variable)
            .map(Secret::of)
            .orElseThrow(() -> missing(settings, variable)));
  }

  /** Servers of one's own that speak OpenAI's protocol rarely ask for a key. */
  private static boolean needsKey(Endpoint endpoint) {
    return switch (endpoint.provider()) {
      case OLLAMA -> false;
      case ANTHROPIC -> true;
      case OPENAI -> endpoint.official();
    };
  }

  private static ModelFailure missing(ModelSettings settings, String variable) {
    return new ModelFailure(
        FailureKind.AUTHENTICATION,
        "%s:%s has no key: set the environment variable %s or the model's api-key"
            .formatted(settings.provider().wireName(), settings.model(), variable));
  }
}
