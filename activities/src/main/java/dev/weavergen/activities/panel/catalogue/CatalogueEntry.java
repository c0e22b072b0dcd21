package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.activities.panel.settings.Price;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.workflows.panel.LanguageModel;

/**
 * A model that can be asked.
 *
 * @param name as the panel calls it
 * @param model asks it, behind its provider's guard
 * @param provider names the task queue: {@code ollama}, {@code anthropic}, {@code openai} or {@code
 *     recorded}
 * @param style which prompt it wants
 * @param maxTokens of a reply, 0 for a recorded one, which is charged to nobody
 * @param parametersHash of everything besides the prompt that decides about the reply; no secret
 * @param identity what track records are kept of: the real model with its parameters and the
 *     prompt's style, whatever alias a panel gives it; all samples of one model share it
 */
public record CatalogueEntry(
    String name,
    LanguageModel model,
    String provider,
    Price price,
    PromptStyle style,
    int maxTokens,
    String parametersHash,
    String identity) {
  /** The same, of which another model's records are kept. */
  CatalogueEntry as(String other) {
    return new CatalogueEntry(
        name, model, provider, price, style, maxTokens, parametersHash, other);
  }
}
