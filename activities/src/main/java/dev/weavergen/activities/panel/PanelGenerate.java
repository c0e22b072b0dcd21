package dev.weavergen.activities.panel;

import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.prompt.Prompts;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.candidate.Extraction;
import dev.weavergen.domain.intent.ParsedIntent;
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
import io.temporal.activity.Activity;
import java.util.Optional;

/**
 * Asks one member for a program. A reply is stored before it is returned and looked for before the
 * model is asked, so that no reply which has arrived is paid for twice, whatever happens to this
 * process in between.
 */
public final class PanelGenerate implements GenerateActivity {
  private static final String STAGE = "generate";

  private final ModelCatalogue catalogue;
  private final ModelQuestions questions;
  private final Generations generations;
  private final Sources sources;
  private final Outcomes outcomes;
  private final CandidateExtractor extractor;
  private final Prompts prompts = new Prompts();

  public PanelGenerate(ModelCatalogue catalogue, Stores stores, CandidateExtractor extractor) {
    this.catalogue = catalogue;
    this.questions = stores.questions();
    this.generations = stores.generations();
    this.sources = stores.sources();
    this.outcomes = stores.outcomes();
    this.extractor = extractor;
  }

  /** What is read and kept. */
  public record Stores(
      ModelQuestions questions, Generations generations, Sources sources, Outcomes outcomes) {}

  @Override
  public Reply generate(Member member) {
    String generationId = Activity.getExecutionContext().getInfo().getWorkflowId();
    StepSpan span = StepSpan.current().name(member.name());
    ParsedIntent intent = StoredIntent.of(generations, generationId);
    String task = StoredIntent.request(generations, generationId).task().orElse("");
    try {
      CatalogueEntry entry = catalogue.resolve(member.model());
      Prompt prompt = prompts.ask(entry.style(), intent, task);
      ModelQuestions.describe(span, member, entry, prompt);
      return asked(new MemberQuestion(generationId, STAGE, member, entry, prompt), intent);
    } catch (ModelFailure failure) {
      throw ModelQuestions.asTemporal(failure);
    }
  }

  private Reply asked(MemberQuestion question, ParsedIntent intent) throws ModelFailure {
    try {
      return judged(question, questions.reply(question), intent);
    } catch (ModelFailure failure) {
      return declined(question.member(), failure).orElseThrow(() -> failure);
    }
  }

  private Reply judged(MemberQuestion question, ModelReply reply, ParsedIntent intent) {
    Member member = question.member();
    StepSpan span = StepSpan.current();
    Reply.Call call = ModelQuestions.call(question.entry(), reply);
    ModelQuestions.describe(span, call, reply);
    if (reply.finishReason() == FinishReason.CONTENT_FILTER) {
      return new Reply.Refused(
          member.name(), "the provider's content filter stopped the reply", Optional.of(call));
    }
    return switch (extractor.extract(text(question, reply), intent)) {
      case Extraction.Extracted extracted -> answered(question, extracted, call);
      case Extraction.Declined declined ->
          new Reply.Refused(member.name(), declined.why(), Optional.of(call));
      case Extraction.NoProgram none ->
          new Reply.Abstained(member.name(), none.why(), Optional.of(call));
    };
  }

  /** A model that goes on with a text has said only the rest of it. */
  private static String text(MemberQuestion question, ModelReply reply) {
    return question.entry().style() == PromptStyle.COMPLETION
        ? question.prompt().user() + reply.text()
        : reply.text();
  }

  private Reply answered(MemberQuestion question, Extraction.Extracted extracted, Reply.Call call) {
    String sha256 = sources.put(extracted.program().source());
    StepSpan.current().attribute("weavergen.program.sha256", sha256);
    String member = question.member().name();
    outcomes.candidate(
        new Outcomes.CandidateRow(
            question.generationId(), member, question.entry().identity(), sha256));
    return new Reply.Answered(
        member,
        sha256,
        extracted.program().language(),
        extracted.confidence(),
        extracted.reasoning(),
        extracted.notes(),
        call);
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
          NO_WORKER,
          BUDGET_EXCEEDED ->
          Optional.empty();
    };
  }
}
