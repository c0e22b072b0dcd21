package dev.weavergen.activities.panel.provider;

import dev.weavergen.domain.Limits;
import dev.weavergen.workflows.panel.LanguageModel;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.panel.Prompt;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * A model at a provider: one request for every question, measured, bounded and with its failures
 * classified. A reply that the provider's filter stopped is a reply, since it has been paid for;
 * its finish reason says what it is.
 */
final class LiveModel implements LanguageModel {
  private final Protocol protocol;
  private final ProviderErrors errors;
  private final InstantSource clock;

  LiveModel(Protocol protocol, ProviderErrors errors, InstantSource clock) {
    this.protocol = protocol;
    this.errors = errors;
    this.clock = clock;
  }

  @Override
  public ModelReply ask(Prompt prompt) throws ModelFailure {
    long start = clock.millis();
    Answer answer = checked(answer(prompt));
    return new ModelReply(
        answer.text(),
        answer.usage(),
        answer.finishReason(),
        Math.max(0, clock.millis() - start),
        answer.meanLogProbability());
  }

  /**
   * One of the named boundaries: whatever is thrown below it is either our own transport's or comes
   * from a reply that the library could not read.
   */
  private Answer answer(Prompt prompt) throws ModelFailure {
    try {
      return protocol.send(prompt);
    } catch (RuntimeException e) {
      throw errors.classify(e);
    }
  }

  private Answer checked(Answer answer) throws ModelFailure {
    if (answer.text().isBlank() && answer.finishReason() != FinishReason.CONTENT_FILTER) {
      throw errors.malformed(emptiness(answer));
    }
    int bytes = answer.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Limits.REPLY_BYTES_MAX) {
      throw errors.tooLarge(
          "the reply is %d bytes long, allowed are %d".formatted(bytes, Limits.REPLY_BYTES_MAX));
    }
    return answer;
  }

  private static String emptiness(Answer answer) {
    return answer.finishReason() == FinishReason.LENGTH
        ? "the reply is empty: all of max-tokens went into thinking, raise it"
        : "the reply is empty";
  }
}
