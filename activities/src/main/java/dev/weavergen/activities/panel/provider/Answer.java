package dev.weavergen.activities.panel.provider;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a reply, free of the library's types.
 *
 * @param text may be empty
 */
record Answer(
    String text, Usage usage, FinishReason finishReason, Optional<Double> meanLogProbability) {

  static Answer of(ChatResponse response) {
    return new Answer(
        text(response.aiMessage().text()),
        usage(response.tokenUsage()),
        finishReason(response.finishReason()),
        Optional.empty());
  }

  Answer with(Optional<Double> mean) {
    return new Answer(text, usage, finishReason, mean);
  }

  Answer filtered() {
    return new Answer(text, usage, FinishReason.CONTENT_FILTER, meanLogProbability);
  }

  static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  static int count(@Nullable Integer tokens) {
    return Objects.requireNonNullElse(tokens, 0);
  }

  private static Usage usage(@Nullable TokenUsage usage) {
    return usage == null
        ? Usage.NONE
        : new Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
  }

  private static FinishReason finishReason(
      dev.langchain4j.model.output.@Nullable FinishReason reason) {
    return switch (reason) {
      case STOP -> FinishReason.STOP;
      case LENGTH -> FinishReason.LENGTH;
      case CONTENT_FILTER -> FinishReason.CONTENT_FILTER;
      case TOOL_EXECUTION, OTHER -> FinishReason.OTHER;
      case null -> FinishReason.OTHER;
    };
  }
}
