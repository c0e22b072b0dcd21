package dev.weavergen.activities.panel;

import dev.weavergen.activities.evidence.tests.TestReply;
import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.prompt.Prompts;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.GenerateTestsActivity;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import io.temporal.activity.Activity;
import java.util.List;
import java.util.Optional;

/**
 * Asks one member for asserts. Its reply is stored beside the one with its program, under a stage
 * of its own.
 */
public final class PanelGenerateTests implements GenerateTestsActivity {
  private static final String STAGE = "tests";

  private final ModelCatalogue catalogue;
  private final ModelQuestions questions;
  private final Generations generations;
  private final Prompts prompts = new Prompts();

  public PanelGenerateTests(
      ModelCatalogue catalogue, ModelQuestions questions, Generations generations) {
    this.catalogue = catalogue;
    this.questions = questions;
    this.generations = generations;
  }

  @Override
  public List<GeneratedTest> generateTests(Member member) {
    return writeTests(member).tests();
  }

  @Override
  public Written writeTests(Member member) {
    String generationId = Activity.getExecutionContext().getInfo().getWorkflowId();
    StepSpan span = StepSpan.current().name("tests of " + member.name());
    ParsedIntent intent = StoredIntent.of(generations, generationId);
    Optional<String> entryPoint = intent.entryPoint();
    if (entryPoint.isEmpty()) {
      return new Written(List.of(), Optional.empty());
    }
    try {
      CatalogueEntry entry = catalogue.resolve(member.model());
      Prompt prompt = prompts.askForTests(entry.style(), intent);
      ModelQuestions.describe(span, member, entry, prompt);
      MemberQuestion question = new MemberQuestion(generationId, STAGE, member, entry, prompt);
      ModelReply reply = questions.reply(question);
      Reply.Call call = ModelQuestions.call(entry, reply);
      ModelQuestions.describe(span, call, reply);
      List<GeneratedTest> tests =
          TestReply.read(text(question, intent, reply), language(intent), entryPoint.get()).stream()
              .map(test -> new GeneratedTest(member.name(), test))
              .toList();
      span.attribute("weavergen.tests", tests.size());
      return new Written(tests, Optional.of(call));
    } catch (ModelFailure failure) {
      throw ModelQuestions.asTemporal(failure);
    }
  }

  /** A model that goes on with a text was given the beginning of its first assert. */
  private String text(MemberQuestion question, ParsedIntent intent, ModelReply reply) {
    return question.entry().style() == PromptStyle.COMPLETION
        ? prompts.begunTest(intent) + reply.text()
        : reply.text();
  }

  private static Language language(ParsedIntent intent) {
    return intent.language().orElse(Prompts.LANGUAGE_DEFAULT);
  }
}
