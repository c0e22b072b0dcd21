package dev.weavergen.activities.panel;

import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.budget.Ledger.Charge;
import dev.weavergen.workflows.panel.Prompt;
import java.nio.charset.StandardCharsets;

/**
 * What a call costs: at most, before it is made, and in truth, afterwards.
 *
 * <p>The tokenizers of the models are not at hand. OpenAI counts about four characters to a token
 * of English, and code has more tokens than prose; two bytes are on the safe side for both, and for
 * other scripts, whose characters are two to four bytes long. Around the prompt stand the words of
 * a chat template, of which OpenAI counts three for each message and three for the reply's head,
 * and templates of open models less than thirty in all.
 */
final class CallCost {
  static final int BYTES_PER_TOKEN = 2;
  static final int TEMPLATE_TOKENS = 64;

  private CallCost() {}

  /** What the prompt comes to, by the safe side of the estimate, and the longest reply allowed. */
  static Charge most(CatalogueEntry entry, Prompt prompt) {
    int bytes = bytes(prompt.system()) + bytes(prompt.user());
    int input = Math.ceilDiv(bytes, BYTES_PER_TOKEN) + TEMPLATE_TOKENS;
    return of(entry, new Usage(input, entry.maxTokens()));
  }

  /** What the provider reports. */
  static Charge of(CatalogueEntry entry, Usage usage) {
    return new Charge(entry.price().usd(usage), usage.total());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
