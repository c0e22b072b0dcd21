package dev.weavergen.activities.panel.settings;

import java.util.Optional;

/**
 * Where a model is and what opens the door.
 *
 * @param baseUrl empty for the environment's or the provider's own
 * @param apiKey empty for the environment's or none
 */
public record Access(Optional<String> baseUrl, Optional<Secret> apiKey) {
  public static final Access DEFAULT = new Access(Optional.empty(), Optional.empty());

  public Access {
    baseUrl.ifPresent(url -> BaseUrl.parse("base-url", url));
  }

  public static Access at(String baseUrl) {
    return new Access(Optional.of(baseUrl), Optional.empty());
  }

  public Access withKey(String key) {
    return new Access(baseUrl, Optional.of(Secret.of(key)));
  }
}
