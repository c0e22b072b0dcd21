package dev.weavergen.activities.panel;

import dev.weavergen.activities.evidence.sketch.MalformedSketchException;
import dev.weavergen.activities.evidence.sketch.SketchReader;
import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.prompt.Prompts;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.evidence.probe.InputSketch;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.SketchActivity;
import dev.weavergen.workflows.evidence.Sketches;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import io.temporal.activity.Activity;
import java.util.Optional;

/** Asks one member for an input sketch. A malformed one is said and not used; mutation remains. */
public final class PanelSketch implements SketchActivity {
  private static final String STAGE = "sketch";

  private final ModelCatalogue catalogue;
  private final ModelQuestions questions;
  private final Generations generations;
  private final Sketches sketches;
  private final Prompts prompts = new Prompts();

  public PanelSketch(
      ModelCatalogue catalogue,
      ModelQuestions questions,
      Generations generations,
      Sketches sketches) {
    this.catalogue = catalogue;
    this.questions = questions;
    this.generations = generations;
    this.sketches = sketches;
  }

  @Override
  public Sketched sketch(Member member) {
    String generationId = Activity.getExecutionContext().getInfo().getWorkflowId();
    StepSpan span = StepSpan.current().name("input sketch of " + member.name());
    ParsedIntent intent = StoredIntent.of(generations, generationId);
    if (intent.entryPoint().isEmpty()) {
      return new Sketched(Optional.of("the intent names no entry point"), Optional.empty());
    }
    try {
      CatalogueEntry entry = catalogue.resolve(member.model());
      Prompt prompt = prompts.askForSketch(entry.style(), intent);
      ModelQuestions.describe(span, member, entry, prompt);
      ModelReply reply =
          questions.reply(new MemberQuestion(generationId, STAGE, member, entry, prompt));
      Reply.Call call = ModelQuestions.call(entry, reply);
      ModelQuestions.describe(span, call, reply);
      Optional<String> problem = kept(generationId, text(entry, reply));
      problem.ifPresent(why -> span.attribute("weavergen.sketch.malformed", why));
      return new Sketched(problem, Optional.of(call));
    } catch (ModelFailure failure) {
      throw ModelQuestions.asTemporal(failure);
    }
  }

  /** A model that goes on with a text was given the first brace. */
  private static String text(CatalogueEntry entry, ModelReply reply) {
    return entry.style() == PromptStyle.COMPLETION ? Prompts.BRACE + reply.text() : reply.text();
  }

  /** Keeps the sketch; else why it is none. */
  private Optional<String> kept(String generationId, String reply) {
    try {
      InputSketch sketch = SketchReader.read(reply);
      sketches.put(generationId, SketchReader.json(reply));
      StepSpan.current().attribute("weavergen.sketch.parameters", sketch.parameters().size());
      return Optional.empty();
    } catch (MalformedSketchException malformed) {
      return Optional.of("the input sketch is malformed: " + malformed.getMessage());
    }
  }
}
