package dev.weavergen.activities.panel;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.panel.Replies;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/**
 * Asks models, whatever for: looks for the reply before it asks, stores it before it gives it, and
 * tells the span.
 */
final class ModelQuestions {
  private final Replies replies;

  ModelQuestions(Replies replies) {
    this.replies = replies;
  }

  ModelReply reply(MemberQuestion question) throws ModelFailure {
    Optional<ModelReply> stored = replies.find(question.key());
    StepSpan.current().attribute("weavergen.reply.from_store", stored.isPresent());
    if (stored.isPresent()) {
      return stored.get();
    }
    try (Heartbeat heartbeat = Heartbeat.of(Activity.getExecutionContext())) {
      ModelReply reply = heartbeat.await(() -> question.entry().model().ask(question.prompt()));
      replies.store(question.key(), question.prompt(), reply);
      return reply;
    }
  }

  static Reply.Call call(CatalogueEntry entry, ModelReply reply) {
    return new Reply.Call(
        reply.usage(),
        entry.price().usd(reply.usage()),
        reply.latencyMillis(),
        reply.finishReason().wireName());
  }

  static void describe(StepSpan span, Member member, CatalogueEntry entry, Prompt prompt) {
    span.attribute(
            "gen_ai.operation.name", entry.style() == PromptStyle.CHAT ? "chat" : "text_completion")
        .attribute("gen_ai.provider.name", member.provider())
        .attribute("gen_ai.request.model", member.model())
        .attribute("weavergen.member", member.name())
        .attribute("weavergen.prompt.sha256", prompt.sha256());
  }

  static void describe(StepSpan span, Reply.Call call, ModelReply reply) {
    span.attribute("gen_ai.usage.input_tokens", call.usage().inputTokens())
        .attribute("gen_ai.usage.output_tokens", call.usage().outputTokens())
        .attribute("gen_ai.response.finish_reasons", call.finishReason())
        .attribute("weavergen.latency_millis", call.latencyMillis())
        .attribute("weavergen.cost_usd", call.costUsd());
    reply
        .meanLogProbability()
        .ifPresent(mean -> span.attribute("weavergen.mean_log_probability", mean));
  }

  static ApplicationFailure asTemporal(ModelFailure failure) {
    FailureKind kind = failure.kind();
    ApplicationFailure.Builder builder =
        ApplicationFailure.newBuilder()
            .setType(kind.wireName())
            .setMessage(String.valueOf(failure.getMessage()))
            .setNonRetryable(!kind.retryable());
    failure.retryAfter().ifPresent(builder::setNextRetryDelay);
    return builder.build();
  }
}
