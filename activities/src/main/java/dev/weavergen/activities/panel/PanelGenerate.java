package dev.weavergen.activities.panel;

import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.prompt.Prompts;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.CandidateExtractor;
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
import dev.weavergen.workflows.panel.Prompt;
import io.temporal.activity.Activity;

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
  private final Outcomes outcomes;
  private final ProgramReplies programs;
  private final Prompts prompts = new Prompts();

  public PanelGenerate(ModelCatalogue catalogue, Stores stores, CandidateExtractor extractor) {
    this.catalogue = catalogue;
    this.questions = stores.questions();
    this.generations = stores.generations();
    this.outcomes = stores.outcomes();
    this.programs = new ProgramReplies(stores.sources(), extractor);
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
      return ProgramReplies.declined(question.member(), failure).orElseThrow(() -> failure);
    }
  }

  private Reply judged(MemberQuestion question, ModelReply reply, ParsedIntent intent) {
    Reply read = programs.read(question, reply, text(question, reply), intent);
    ProgramReplies.enter(outcomes, question, read);
    return read;
  }

  /** A model that goes on with a text has said only the rest of it. */
  private static String text(MemberQuestion question, ModelReply reply) {
    return question.entry().style() == PromptStyle.COMPLETION
        ? question.prompt().user() + reply.text()
        : reply.text();
  }
}
