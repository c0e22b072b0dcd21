package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Price;
import dev.weavergen.activities.panel.settings.Provider;
import java.util.Map;
import java.util.Optional;

/** Names of the form {@code provider:model}, which need no configuration. */
final class DirectName {
  static final String ANTHROPIC_USUAL = "claude-sonnet-4-5";
  static final String OPENAI_USUAL = "gpt-4.1";

  /** List prices of the models that join the panel by themselves; others have to be configured. */
  private static final Map<String, Price> PRICES =
      Map.of(ANTHROPIC_USUAL, new Price(3, 15), OPENAI_USUAL, new Price(2, 8));

  private DirectName() {}

  /** The usual settings for the model of that name; empty when it is not of that form. */
  static Optional<ModelSettings> settings(String name) {
    int colon = name.indexOf(':');
    return colon < 1
        ? Optional.empty()
        : Provider.named(name.substring(0, colon))
            .map(provider -> usual(provider, name.substring(colon + 1)));
  }

  private static ModelSettings usual(Provider provider, String model) {
    Price price = provider == Provider.OLLAMA ? Price.NONE : PRICES.getOrDefault(model, Price.NONE);
    return ModelSettings.of(provider, model).with(price);
  }
}
