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
import dev.weavergen.workflows.consensus.MergeActivity;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import io.temporal.activity.Activity;
import java.util.List;
import java.util.Optional;

/**
 * Asks one member to fuse programs. The fused program is nobody's: it enters no track record, and
 * whether it is used at all is for the sandbox to say.
 */
public final class PanelMerge implements MergeActivity {
  private static final String STAGE = "merge";

  private final ModelCatalogue catalogue;
  private final ModelQuestions questions;
  private final Generations generations;
  private final Sources sources;
  private final ProgramReplies fused;
  private final Prompts prompts = new Prompts();

  public PanelMerge(
      ModelCatalogue catalogue,
      ModelQuestions questions,
      Generations generations,
      Sources sources) {
    this.catalogue = catalogue;
    this.questions = questions;
    this.generations = generations;
    this.sources = sources;
    this.fused = new ProgramReplies(sources, new CandidateExtractor());
  }

  @Override
  public Reply merge(Member member, List<Reply.Answered> programs) {
    String generationId = Activity.getExecutionContext().getInfo().getWorkflowId();
    StepSpan span =
        StepSpan.current()
            .name("merge %d programs by %s".formatted(programs.size(), member.name()));
    ParsedIntent intent = StoredIntent.of(generations, generationId);
    try {
      CatalogueEntry entry = catalogue.resolve(member.model());
      if (entry.style() == PromptStyle.COMPLETION) {
        return new Reply.Abstained(
            member.name(), "a completion model is not asked to fuse programs", Optional.empty());
      }
      Prompt prompt = prompts.askToMerge(intent, programs.stream().map(this::source).toList());
      ModelQuestions.describe(span, member, entry, prompt);
      MemberQuestion question = new MemberQuestion(generationId, STAGE, member, entry, prompt);
      return reply(question, intent);
    } catch (ModelFailure failure) {
      throw ModelQuestions.asTemporal(failure);
    }
  }

  private Reply reply(MemberQuestion question, ParsedIntent intent) throws ModelFailure {
    ModelReply reply = questions.reply(question);
    return fused.read(question, reply, reply.text(), intent);
  }

  private String source(Reply.Answered program) {
    return sources
        .get(program.programSha256())
        .orElseThrow(() ->
            new IllegalStateException(
                "the program " + program.programSha256() + " is not in the store"));
  }
}
