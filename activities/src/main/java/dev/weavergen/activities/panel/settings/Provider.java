package dev.weavergen.activities.panel.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A protocol for asking models, with the variables that everybody sets for it. */
public enum Provider {
  OLLAMA("http://127.0.0.1:11434", "OLLAMA_HOST", Optional.empty()),
  ANTHROPIC("https://api.anthropic.com/v1", "ANTHROPIC_BASE_URL", Optional.of("ANTHROPIC_API_KEY")),
  OPENAI("https://api.openai.com/v1", "OPENAI_BASE_URL", Optional.of("OPENAI_API_KEY"));

  private final URI home;
  private final String baseUrlVariable;
  private final Optional<String> keyVariable;

  Provider(String home, String baseUrlVariable, Optional<String> keyVariable) {
    this.home = URI.create(home);
    this.baseUrlVariable = baseUrlVariable;
    this.keyVariable = keyVariable;
  }

  /** The name in configuration, in {@code provider:model} and in task queues. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the provider is when nobody says otherwise. */
  public URI home() {
    return home;
  }

  /** The environment variable that says where the provider is. */
  public String baseUrlVariable() {
    return baseUrlVariable;
  }

  /** The environment variable that holds the key; empty where none is needed. */
  public Optional<String> keyVariable() {
    return keyVariable;
  }

  /** The provider of that name in any case, or empty when there is none. */
  public static Optional<Provider> named(String name) {
    return Arrays.stream(values())
        .filter(provider -> provider.wireName().equalsIgnoreCase(name))
        .findFirst();
  }

  /**
   * The provider of that name in any case.
   *
   * @throws InvalidSetting when there is none
   */
  public static Provider parse(String name) {
    return named(name).orElseThrow(() -> new InvalidSetting("provider", name, "one of " + names()));
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(Provider::wireName).collect(Collectors.joining(", "));
  }
}
