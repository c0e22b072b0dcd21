package dev.weavergen.activities.panel;

import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.prompt.Prompts;
import dev.weavergen.activities.panel.prompt.RepairPrompts;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.reasoning.ImproveActivity;
import dev.weavergen.workflows.recordings.RepairsFile;
import io.temporal.activity.Activity;
import java.util.Optional;

/**
 * Asks one member for a repair. A repair of a program enters no track record, since those speak of
 * what a model writes unaided, and it must not replace what its author wrote first; where nobody
 * gave a program there is nothing to replace, and the reply is the member's first program. Where
 * the request names recorded repairs of the member, its k-th call gets the k-th of them whatever is
 * shown to it, and nothing tells whether there are more.
 */
public final class PanelImprove implements ImproveActivity {
  private static final String STAGE = "improve-";

  private final ModelCatalogue catalogue;
  private final ModelQuestions questions;
  private final Generations generations;
  private final Sources sources;
  private final Outcomes outcomes;
  private final ProgramReplies repairs;
  private final RepairPrompts prompts = new RepairPrompts();

  public PanelImprove(ModelCatalogue catalogue, PanelGenerate.Stores stores) {
    this.catalogue = catalogue;
    this.questions = stores.questions();
    this.generations = stores.generations();
    this.sources = stores.sources();
    this.outcomes = stores.outcomes();
    this.repairs = new ProgramReplies(sources, new CandidateExtractor());
  }

  @Override
  public Reply improve(Member member, RepairOrder order) {
    StepSpan span =
        StepSpan.current()
            .name("repair by " + member.name())
            .attribute("weavergen.iteration", order.iteration())
            .attribute("weavergen.problem", order.diagnosis().kind().wireName());
    String generationId = Activity.getExecutionContext().getInfo().getWorkflowId();
    ParsedIntent intent = StoredIntent.of(generations, generationId);
    GenerationRequest request = StoredIntent.request(generations, generationId);
    Optional<RepairsFile> recorded = RepairsFile.of(member, request.evidence().repairs());
    try {
      CatalogueEntry entry = entry(member, order, recorded);
      Prompt prompt = prompt(entry, intent, order, recorded.flatMap(_ -> request.task()));
      ModelQuestions.describe(span, member, entry, prompt);
      MemberQuestion question =
          new MemberQuestion(generationId, stage(order), order.lineage(), member, entry, prompt);
      Reply reply = asked(question, intent);
      if (order.programSha256().isEmpty()) {
        ProgramReplies.enter(outcomes, question, reply);
      }
      return reply;
    } catch (ModelFailure failure) {
      throw ModelQuestions.asTemporal(failure);
    }
  }

  /**
   * Whoever is told the same twice, as where no reply held a program, is asked twice all the same.
   */
  private static String stage(RepairOrder order) {
    return STAGE + order.iteration() + "-" + order.call();
  }

  private CatalogueEntry entry(Member member, RepairOrder order, Optional<RepairsFile> recorded)
      throws ModelFailure {
    return recorded.isPresent()
        ? catalogue.recordedRepair(member.model(), recorded.get(), order.call())
        : catalogue.resolve(member.model());
  }

  /**
   * @param task of the recorded repairs; without it a recording is looked up by the request alone,
   *     and does not say its first program again
   */
  private Prompt prompt(
      CatalogueEntry entry, ParsedIntent intent, RepairOrder order, Optional<String> task) {
    Prompt prompt =
        prompts.ask(entry.style(), intent, order.programSha256().map(this::source), order);
    return new Prompt(prompt.system(), prompt.user(), task.orElse(""));
  }

  private Reply asked(MemberQuestion question, ParsedIntent intent) throws ModelFailure {
    try {
      ModelReply reply = questions.reply(question);
      return repairs.read(question, reply, text(question, reply, intent), intent);
    } catch (ModelFailure failure) {
      if (failure.kind() == FailureKind.NO_RECORDING) {
        return new Reply.Abstained(question.member().name(), none(question), Optional.empty());
      }
      return ProgramReplies.declined(question.member(), failure).orElseThrow(() -> failure);
    }
  }

  private static String none(MemberQuestion question) {
    return "recorded repairs of %s hold no further one"
        .formatted(RepairsFile.name(question.member()));
  }

  /** A model that goes on with a text has said only the rest of the program. */
  private static String text(MemberQuestion question, ModelReply reply, ParsedIntent intent) {
    return question.entry().style() == PromptStyle.COMPLETION
        ? Prompts.begun(intent) + reply.text()
        : reply.text();
  }

  private String source(String sha256) {
    return sources
        .get(sha256)
        .orElseThrow(
            () -> new IllegalStateException("the program " + sha256 + " is not in the store"));
  }
}
