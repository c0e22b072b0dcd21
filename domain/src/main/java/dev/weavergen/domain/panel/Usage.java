package dev.weavergen.domain.panel;

/** Tokens of one call as the provider counted them; 0 where it does not say. */
public record Usage(int inputTokens, int outputTokens) {
  public static final Usage NONE = new Usage(0, 0);

  public int total() {
    return inputTokens + outputTokens;
  }
}
