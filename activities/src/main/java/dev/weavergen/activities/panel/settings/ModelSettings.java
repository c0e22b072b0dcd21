package dev.weavergen.activities.panel.settings;

/**
 * One configured model.
 *
 * @param model as the provider calls it
 */
public record ModelSettings(
    Provider provider,
    String model,
    Access access,
    Sampling sampling,
    PromptStyle style,
    Price price,
    Allowance allowance) {
  private static final int MODEL_CHARS_MAX = 200;

  public ModelSettings {
    InvalidSetting.unless(
        model.matches("[^\\s\\p{Cntrl}]{1," + MODEL_CHARS_MAX + "}"),
        "model",
        model,
        "a name of 1 to " + MODEL_CHARS_MAX + " characters without blanks");
    InvalidSetting.unless(
        style == PromptStyle.CHAT || provider != Provider.ANTHROPIC,
        "style",
        style.wireName(),
        "chat, since anthropic has no completion style");
    access.baseUrl().ifPresent(url -> BaseUrl.of(provider, "base-url", url));
  }

  /** A model with the usual settings of its provider. */
  public static ModelSettings of(Provider provider, String model) {
    return new ModelSettings(
        provider,
        model,
        Access.DEFAULT,
        Sampling.usual(provider),
        PromptStyle.CHAT,
        Price.NONE,
        Allowance.DEFAULT);
  }

  public ModelSettings with(Access other) {
    return new ModelSettings(provider, model, other, sampling, style, price, allowance);
  }

  public ModelSettings with(Sampling other) {
    return new ModelSettings(provider, model, access, other, style, price, allowance);
  }

  public ModelSettings with(PromptStyle other) {
    return new ModelSettings(provider, model, access, sampling, other, price, allowance);
  }

  public ModelSettings with(Price other) {
    return new ModelSettings(provider, model, access, sampling, style, other, allowance);
  }

  public ModelSettings with(Allowance other) {
    return new ModelSettings(provider, model, access, sampling, style, price, other);
  }
}
