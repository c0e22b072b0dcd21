package dev.weavergen.activities.panel;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.prompt.Prompts;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.candidate.Extraction;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.panel.GenerateActivity;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.panel.Replies;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/**
 * Asks one member for a program. A reply is stored before it is returned and looked for before the
 * model is asked, so that no reply which has arrived is paid for twice, whatever happens to this
 * process in between.
 */
public final class PanelGenerate implements GenerateActivity {
  private static final String STAGE = "generate";

  private final ModelCatalogue catalogue;
  private final Replies replies;
  private final Generations generations;
  private final Sources sources;
  private final Outcomes outcomes;
  private final CandidateExtractor extractor;
  private final Prompts prompts = new Prompts();

  public PanelGenerate(ModelCatalogue catalogue, Stores stores, CandidateExtractor extractor) {
    this.catalogue = catalogue;
    this.replies = stores.replies();
    this.generations = stores.generations();
    this.sources = stores.sources();
    this.outcomes = stores.outcomes();
    this.extractor = extractor;
  }

  /** What is read and kept. */
  public record Stores(
      Replies replies, Generations generations, Sources sources, Outcomes outcomes) {}

  @Override
  public Reply generate(Member member) {
    String generationId = Activity.getExecutionContext().getInfo().getWorkflowId();
    StepSpan span = StepSpan.current().name(member.name());
    ParsedIntent intent = StoredIntent.of(generations, generationId);
    String task = StoredIntent.request(generations, generationId).task().orElse("");
    try {
      CatalogueEntry entry = catalogue.resolve(member.model());
      Prompt prompt = prompts.ask(entry.style(), intent, task);
      describe(span, member, entry, prompt);
      Replies.ReplyKey key =
          new Replies.ReplyKey(generationId, member.name(), STAGE, requestSha256(entry, prompt));
      return asked(new Asking(member, entry, prompt, key), intent);
    } catch (ModelFailure failure) {
      throw asTemporal(failure);
    }
  }

  /** One question to one member, and where its reply is kept. */
  private record Asking(Member member, CatalogueEntry entry, Prompt prompt, Replies.ReplyKey key) {}

  private Reply asked(Asking asking, ParsedIntent intent) throws ModelFailure {
    try {
      return judged(asking, reply(asking), intent);
    } catch (ModelFailure failure) {
      return declined(asking.member(), failure).orElseThrow(() -> failure);
    }
  }

  private ModelReply reply(Asking asking) throws ModelFailure {
    Optional<ModelReply> stored = replies.find(asking.key());
    StepSpan.current().attribute("weavergen.reply.from_store", stored.isPresent());
    if (stored.isPresent()) {
      return stored.get();
    }
    try (Heartbeat heartbeat = Heartbeat.of(Activity.getExecutionContext())) {
      ModelReply reply = heartbeat.await(() -> asking.entry().model().ask(asking.prompt()));
      replies.store(asking.key(), asking.prompt(), reply);
      return reply;
    }
  }

  private Reply judged(Asking asking, ModelReply reply, ParsedIntent intent) {
    Member member = asking.member();
    StepSpan span = StepSpan.current();
    Reply.Call call =
        new Reply.Call(
            reply.usage(),
            asking.entry().price().usd(reply.usage()),
            reply.latencyMillis(),
            reply.finishReason().wireName());
    describe(span, call, reply);
    if (reply.finishReason() == FinishReason.CONTENT_FILTER) {
      return new Reply.Refused(
          member.name(), "the provider's content filter stopped the reply", Optional.of(call));
    }
    return switch (extractor.extract(text(asking, reply), intent)) {
      case Extraction.Extracted extracted -> answered(asking, extracted, call);
      case Extraction.Declined declined ->
          new Reply.Refused(member.name(), declined.why(), Optional.of(call));
      case Extraction.NoProgram none ->
          new Reply.Abstained(member.name(), none.why(), Optional.of(call));
    };
  }

  /** A model that goes on with a text has said only the rest of it. */
  private static String text(Asking asking, ModelReply reply) {
    return asking.entry().style() == PromptStyle.COMPLETION
        ? asking.prompt().user() + reply.text()
        : reply.text();
  }

  private static String requestSha256(CatalogueEntry entry, Prompt prompt) {
    return Sha256.of(
        entry.parametersHash() + "\u0000" + prompt.sha256() + "\u0000" + prompt.task());
  }

  private Reply answered(Asking asking, Extraction.Extracted extracted, Reply.Call call) {
    String sha256 = sources.put(extracted.program().source());
    StepSpan.current().attribute("weavergen.program.sha256", sha256);
    String member = asking.member().name();
    outcomes.candidate(
        new Outcomes.CandidateRow(
            asking.key().generationId(), member, asking.entry().identity(), sha256));
    return new Reply.Answered(
        member,
        sha256,
        extracted.program().language(),
        extracted.confidence(),
        extracted.reasoning(),
        extracted.notes(),
        call);
  }

  private static void describe(StepSpan span, Member member, CatalogueEntry entry, Prompt prompt) {
    span.attribute(
            "gen_ai.operation.name", entry.style() == PromptStyle.CHAT ? "chat" : "text_completion")
        .attribute("gen_ai.provider.name", member.provider())
        .attribute("gen_ai.request.model", member.model())
        .attribute("weavergen.member", member.name())
        .attribute("weavergen.prompt.sha256", prompt.sha256());
  }

  private static void describe(StepSpan span, Reply.Call call, ModelReply reply) {
    span.attribute("gen_ai.usage.input_tokens", call.usage().inputTokens())
        .attribute("gen_ai.usage.output_tokens", call.usage().outputTokens())
        .attribute("gen_ai.response.finish_reasons", call.finishReason())
        .attribute("weavergen.latency_millis", call.latencyMillis())
        .attribute("weavergen.cost_usd", call.costUsd());
    reply
        .meanLogProbability()
        .ifPresent(mean -> span.attribute("weavergen.mean_log_probability", mean));
  }

  /**
   * What is no failure: a filter that stops the question and not the reply has still refused, and a
   * recording without a reply to this task has nothing to say.
   */
  private static Optional<Reply> declined(Member member, ModelFailure failure) {
    String why = String.valueOf(failure.getMessage());
    return switch (failure.kind()) {
      case CONTENT_FILTER -> Optional.of(new Reply.Refused(member.name(), why, Optional.empty()));
      case NO_RECORDING -> Optional.of(new Reply.Abstained(member.name(), why, Optional.empty()));
      case RATE_LIMITED,
          OVERLOADED,
          TIMEOUT,
          CONNECTION,
          MALFORMED_REPLY,
          CIRCUIT_OPEN,
          AUTHENTICATION,
          OUT_OF_CREDIT,
          INVALID_REQUEST,
          UNKNOWN_MODEL,
          TOO_LARGE,
          NO_WORKER ->
          Optional.empty();
    };
  }

  private static ApplicationFailure asTemporal(ModelFailure failure) {
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
