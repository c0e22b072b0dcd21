package dev.weavergen.workers;

import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.panel.GenerateActivity;
import io.temporal.activity.Activity;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Asks models, and uses the time that they take: the first question in a language starts, in the
 * background, what its candidates will need.
 */
final class WarmingGenerate implements GenerateActivity {
  private final GenerateActivity models;
  private final Generations generations;
  private final Consumer<Language> warming;
  private final Set<Language> begun = ConcurrentHashMap.newKeySet();

  WarmingGenerate(GenerateActivity models, Generations generations, Consumer<Language> warming) {
    this.models = models;
    this.generations = generations;
    this.warming = warming;
  }

  @Override
  public Reply generate(Member member) {
    if (begun.size() < Language.values().length) {
      String generationId = Activity.getExecutionContext().getInfo().getWorkflowId();
      Thread.ofVirtual().name("warm-sandbox").start(() -> warm(generationId));
    }
    return models.generate(member);
  }

  /** An intent that names no language is answered in Python more often than not. */
  private void warm(String generationId) {
    Language language =
        StoredIntent.of(generations, generationId).language().orElse(Language.PYTHON);
    if (begun.add(language)) {
      warming.accept(language);
    }
  }
}
