package dev.weavergen.workers;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** One entry of {@code weavergen.models}; what is absent has the provider's usual value. */
public record ModelBlock(
    Optional<String> provider,
    Optional<String> model,
    Optional<String> baseUrl,
    Optional<String> apiKey,
    Optional<Double> temperature,
    Optional<Double> topP,
    Optional<Integer> maxTokens,
    Optional<String> style,
    @DefaultValue UsdPerMillion usdPerMillion,
    Optional<Duration> timeout,
    Optional<Integer> concurrency,
    Optional<Integer> requestsPerMinute) {
  /** US dollars per million tokens; both or none. */
  public record UsdPerMillion(Optional<Double> input, Optional<Double> output) {
    public static UsdPerMillion of(double input, double output) {
      return new UsdPerMillion(Optional.of(input), Optional.of(output));
    }
  }

  /** The same without the key, so that no log shows it. */
  @Override
  public String toString() {
    return provider.orElse("?") + ":" + model.orElse("?");
  }
}
