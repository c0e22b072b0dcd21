package dev.weavergen.activities.panel;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.budget.Ledger;
import dev.weavergen.workflows.budget.Ledger.Charge;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.panel.Replies;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/**
 * Asks models, whatever for: looks for the reply before it asks, keeps within the generation's
 * budget where it has one, stores the reply before it gives it, and tells the span.
 */
public final class ModelQuestions {
  private final Replies replies;
  private final Generations generations;
  private final Spending spending;

  public ModelQuestions(Replies replies, Generations generations, Ledger ledger) {
    this.replies = replies;
    this.generations = generations;
    this.spending = new Spending(ledger);
  }

  ModelReply reply(MemberQuestion question) throws ModelFailure {
    Optional<ModelReply> stored = replies.find(question.key());
    StepSpan.current().attribute("weavergen.reply.from_store", stored.isPresent());
    boolean budgeted = isBudgeted(question);
    if (stored.isPresent()) {
      if (budgeted) {
        spending.arrived(question, cost(question, stored.get()));
      }
      return stored.get();
    }
    try (Heartbeat heartbeat = Heartbeat.of(Activity.getExecutionContext())) {
      return budgeted ? within(question, heartbeat) : kept(question, asked(question, heartbeat));
    }
  }

  private boolean isBudgeted(MemberQuestion question) {
    return StoredIntent.request(generations, question.generationId()).budget().isPresent();
  }

  private ModelReply within(MemberQuestion question, Heartbeat heartbeat) throws ModelFailure {
    return question.entry().provider().equals(ModelCatalogue.RECORDED)
        ? replayed(question, heartbeat)
        : reserved(question, heartbeat);
  }

  /** What a recording would take is known once it has been looked up, which costs nothing. */
  private ModelReply replayed(MemberQuestion question, Heartbeat heartbeat) throws ModelFailure {
    ModelReply reply = asked(question, heartbeat);
    Charge charge = cost(question, reply);
    Ledger.Entry entry = spending.reserve(question, charge, heartbeat);
    var _ = kept(question, reply);
    spending.settle(entry, charge);
    return reply;
  }

  /** Whatever ends the call, it is settled: in full where nobody knows what was charged. */
  private ModelReply reserved(MemberQuestion question, Heartbeat heartbeat) throws ModelFailure {
    Charge charge = CallCost.most(question.entry(), question.prompt());
    Ledger.Entry entry = spending.reserve(question, charge, heartbeat);
    try {
      ModelReply reply = asked(question, heartbeat);
      charge = cost(question, reply);
      return kept(question, reply);
    } catch (ModelFailure failure) {
      if (!failure.charged()) {
        charge = Charge.NOTHING;
      }
      throw failure;
    } finally {
      spending.settle(entry, charge);
    }
  }

  private static ModelReply asked(MemberQuestion question, Heartbeat heartbeat)
      throws ModelFailure {
    return heartbeat.await(() -> question.entry().model().ask(question.prompt()));
  }

  private ModelReply kept(MemberQuestion question, ModelReply reply) {
    replies.store(question.key(), question.prompt(), reply);
    return reply;
  }

  private static Charge cost(MemberQuestion question, ModelReply reply) {
    return CallCost.of(question.entry(), reply.usage());
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
