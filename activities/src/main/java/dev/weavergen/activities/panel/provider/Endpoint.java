package dev.weavergen.activities.panel.provider;

import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.activities.panel.settings.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One address of a provider.
 *
 * @param baseUrl in the form that the provider's protocol needs
 * @param apiKey empty where none is needed
 */
public record Endpoint(Provider provider, URI baseUrl, Optional<Secret> apiKey) {
  /** Whether this is the provider's own service rather than something that speaks its protocol. */
  public boolean official() {
    return provider.home().getHost().equals(baseUrl.getHost());
  }

  /** What shares one fate: calls to the same address fail and recover together. */
  public String scope() {
    return provider.wireName() + " at " + baseUrl;
  }
}
