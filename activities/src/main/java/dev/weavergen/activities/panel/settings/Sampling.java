package dev.weavergen.activities.panel.settings;

import dev.weavergen.domain.Limits;
import java.util.Optional;

/**
 * How a model draws its answer. What is empty is not sent, because some models refuse it: current
 * ones of Anthropic take either temperature or top-p, reasoning ones of OpenAI neither.
 *
 * @param temperature in [0, 2]
 * @param topP in (0, 1]
 * @param maxTokens of the reply, at most {@link Limits#REPLY_TOKENS_MAX}
 * @param logProbabilities whether to ask for them; some servers refuse the parameter
 */
public record Sampling(
    Optional<Double> temperature, Optional<Double> topP, int maxTokens, boolean logProbabilities) {
  public static final int MAX_TOKENS_DEFAULT = 2048;
  public static final Sampling PROVIDERS_OWN =
      new Sampling(Optional.empty(), Optional.empty(), MAX_TOKENS_DEFAULT, false);
  public static final Sampling VARIED =
      new Sampling(Optional.of(0.7), Optional.of(0.9), MAX_TOKENS_DEFAULT, false);

  public Sampling {
    temperature.ifPresent(
        value -> InvalidSetting.unless(value >= 0 && value <= 2, "temperature", value, "0 to 2"));
    topP.ifPresent(value ->
        InvalidSetting.unless(value > 0 && value <= 1, "top-p", value, "more than 0, at most 1"));
    InvalidSetting.unless(
        maxTokens >= 1 && maxTokens <= Limits.REPLY_TOKENS_MAX,
        "max-tokens",
        maxTokens,
        "1 to " + Limits.REPLY_TOKENS_MAX);
  }

  /** Varied for models of one's own, since samples of one model have to differ to be of use. */
  static Sampling usual(Provider provider) {
    return provider == Provider.OLLAMA ? VARIED : PROVIDERS_OWN;
  }

  public Sampling withMaxTokens(int tokens) {
    return new Sampling(temperature, topP, tokens, logProbabilities);
  }

  public Sampling withLogProbabilities() {
    return new Sampling(temperature, topP, maxTokens, true);
  }
}
