package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.activities.panel.provider.Connection;
import dev.weavergen.activities.panel.provider.LangChainModels;
import dev.weavergen.activities.panel.settings.InvalidSetting;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.domain.Limits;
import dev.weavergen.workflows.panel.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models that answer without any configuration: what Ollama has installed, and one of each
 * provider whose key is in the environment.
 */
final class Discovery {
  private final Connections connections;
  private final LangChainModels models;
  private final Duration limit;

  Discovery(Connections connections, LangChainModels models, Duration limit) {
    this.connections = connections;
    this.models = models;
    this.limit = limit;
  }

  /** At most as many as a panel takes; providers with a key always have their place. */
  List<String> names() {
    List<String> keyed = keyed();
    return Stream.concat(
            installed().stream().limit((long) Limits.PANEL_MEMBERS_MAX - keyed.size()),
            keyed.stream())
        .toList();
  }

  private List<String> keyed() {
    return Stream.of(
            named(Provider.ANTHROPIC, DirectName.ANTHROPIC_USUAL),
            named(Provider.OPENAI, DirectName.OPENAI_USUAL))
        .flatMap(List::stream)
        .toList();
  }

  private List<String> named(Provider provider, String model) {
    return connections.keyStated(provider) ? List.of(provider.wireName() + ":" + model) : List.of();
  }

  /** None when there is no Ollama: that is not an error here. */
  private List<String> installed() {
    try {
      Connection ollama = connections.to(ModelSettings.of(Provider.OLLAMA, "any"));
      return models.listing(ollama.endpoint(), limit).models().stream()
          .map(model -> Provider.OLLAMA.wireName() + ":" + model)
          .toList();
    } catch (ModelFailure | InvalidSetting e) {
      return List.of();
    }
  }
}
