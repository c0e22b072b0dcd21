package dev.weavergen.workflows.panel;

import dev.weavergen.domain.panel.Usage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a model sent back.
 *
 * @param text the whole reply, bounded by {@link dev.weavergen.domain.Limits#REPLY_BYTES_MAX}
 * @param finishReason {@code stop}, {@code length}, {@code content-filter} or {@code other}
 * @param latencyMillis from sending the request to the end of the reply
 * @param meanLogProbability mean natural-log probability of the reply's tokens, where the provider
 *     gives them
 */
public record ModelReply(
    String text,
    Usage usage,
    FinishReason finishReason,
    long latencyMillis,
    Optional<Double> meanLogProbability) {
  /** Why the model stopped. */
  public enum FinishReason {
    STOP,
    LENGTH,
    CONTENT_FILTER,
    OTHER;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of that wire name; {@link #OTHER} for a word that is none of them. */
    public static FinishReason named(String wireName) {
      return Arrays.stream(values())
          .filter(reason -> reason.wireName().equals(wireName))
          .findFirst()
          .orElse(OTHER);
    }
  }
}
