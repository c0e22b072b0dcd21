package dev.weavergen.activities.panel.settings;

import dev.weavergen.domain.panel.Usage;

/**
 * What a model costs.
 *
 * @param inputUsdPerMillion US dollars for a million tokens sent
 * @param outputUsdPerMillion US dollars for a million tokens received
 */
public record Price(double inputUsdPerMillion, double outputUsdPerMillion) {
  private static final double MILLION = 1_000_000;

  public static final Price NONE = new Price(0, 0);

  public Price {
    requireAmount("usd-per-million.input", inputUsdPerMillion);
    requireAmount("usd-per-million.output", outputUsdPerMillion);
  }

  public double usd(Usage usage) {
    return (usage.inputTokens() * inputUsdPerMillion + usage.outputTokens() * outputUsdPerMillion)
        / MILLION;
  }

  private static void requireAmount(String field, double value) {
    InvalidSetting.unless(Double.isFinite(value) && value >= 0, field, value, "0 or more");
  }
}
