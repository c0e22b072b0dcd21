package dev.weavergen.workers;

import dev.weavergen.activities.panel.catalogue.Environment;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.guard.Guards;
import dev.weavergen.activities.panel.provider.LangChainModels;
import dev.weavergen.activities.panel.settings.Access;
import dev.weavergen.activities.panel.settings.Allowance;
import dev.weavergen.activities.panel.settings.InvalidSetting;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Price;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.activities.panel.settings.Sampling;
import dev.weavergen.activities.panel.settings.Secret;
import dev.weavergen.domain.Limits;
import dev.weavergen.workflows.recordings.Recordings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The catalogue of models that a configuration describes. */
public final class ModelCatalogues {
  private ModelCatalogues() {}

  /**
   * Builds the catalogue.
   *
   * @throws InvalidConfigurationException naming the setting, its value and what was expected
   */
  public static ModelCatalogue of(
      WorkerSettings settings, Recordings recordings, Environment environment) {
    Map<String, ModelSettings> configured = new LinkedHashMap<>();
    settings.models().forEach((name, block) -> configured.put(name, model(name, block)));
    requirePanel(settings.panel(), configured);
    return new ModelCatalogue(
        new ModelCatalogue.Sources(configured, environment, recordings),
        new LangChainModels(Clock.systemUTC()),
        new Guards(Clock.systemUTC()));
  }

  private static void requirePanel(List<String> panel, Map<String, ModelSettings> configured) {
    if (panel.size() > Limits.PANEL_MEMBERS_MAX) {
      throw new InvalidConfigurationException(
          "weavergen.panel: has "
              + panel.size()
              + " entries; expected at most "
              + Limits.PANEL_MEMBERS_MAX);
    }
    panel.forEach(
        member -> requireKnown(Placeholders.filled("weavergen.panel", member), configured));
  }

  private static void requireKnown(String member, Map<String, ModelSettings> configured) {
    if (!configured.containsKey(member) && !member.contains(":")) {
      throw new InvalidConfigurationException(
          "weavergen.panel: '"
              + member
              + "' is not configured; expected provider:model or one of "
              + configured.keySet());
    }
  }

  private static ModelSettings model(String name, ModelBlock block) {
    String where = "weavergen.models." + name;
    try {
      ModelSettings usual =
          ModelSettings.of(
              Provider.parse(required(where, "provider", block.provider())),
              required(where, "model", block.model()));
      return usual
          .with(access(where, block))
          .with(sampling(usual.sampling(), block))
          .with(block.style().map(PromptStyle::parse).orElse(usual.style()))
          .with(price(where + ".usd-per-million.", usual.price(), block.usdPerMillion()))
          .with(allowance(usual.allowance(), block));
    } catch (InvalidSetting invalid) {
      throw new InvalidConfigurationException(where + "." + invalid.getMessage());
    }
  }

  /**
   * A key's placeholder may stay open: whoever asks that model is told which variable is missing.
   */
  private static Access access(String where, ModelBlock block) {
    Optional<String> baseUrl =
        block.baseUrl().map(url -> Placeholders.filled(where + ".base-url", url));
    return new Access(baseUrl, block.apiKey().map(Secret::of));
  }

  private static Sampling sampling(Sampling usual, ModelBlock block) {
    return new Sampling(
        block.temperature().or(usual::temperature),
        block.topP().or(usual::topP),
        block.maxTokens().orElse(usual.maxTokens()),
        usual.logProbabilities());
  }

  private static Price price(String where, Price usual, ModelBlock.UsdPerMillion stated) {
    if (stated.input().isEmpty() && stated.output().isEmpty()) {
      return usual;
    }
    return new Price(
        stated.input().orElseThrow(() -> missing(where + "input")),
        stated.output().orElseThrow(() -> missing(where + "output")));
  }

  private static Allowance allowance(Allowance usual, ModelBlock block) {
    return new Allowance(
        block.timeout().orElse(usual.timeout()),
        block.concurrency().orElse(usual.concurrency()),
        block.requestsPerMinute().map(OptionalInt::of).orElse(usual.requestsPerMinute()));
  }

  private static String required(String where, String field, Optional<String> value) {
    return value
        .filter(text -> !text.isBlank())
        .map(text -> Placeholders.filled(where + "." + field, text))
        .orElseThrow(() -> missing(where + "." + field));
  }

  private static InvalidConfigurationException missing(String setting) {
    return new InvalidConfigurationException(setting + ": is missing");
  }
}
