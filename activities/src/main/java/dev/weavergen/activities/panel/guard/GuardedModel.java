package dev.weavergen.activities.panel.guard;

import dev.weavergen.workflows.panel.LanguageModel;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A model behind its provider's guard. */
final class GuardedModel implements LanguageModel {
  private final LanguageModel model;
  private final Guard guard;
  private final InstantSource clock;

  GuardedModel(LanguageModel model, Guard guard, InstantSource clock) {
    this.model = model;
    this.guard = guard;
    this.clock = clock;
  }

  @Override
  public ModelReply ask(Prompt prompt) throws ModelFailure {
    guard.enter();
    try {
      guard.begin();
      return counted(prompt);
    } finally {
      guard.leave();
    }
  }

  private ModelReply counted(Prompt prompt) throws ModelFailure {
    Instant start = clock.instant();
    boolean reported = false;
    try {
      ModelReply reply = model.ask(prompt);
      guard.answered(since(start));
      reported = true;
      return reply;
    } catch (ModelFailure e) {
      guard.failed(since(start), e);
      reported = true;
      throw e;
    } finally {
      if (!reported) {
        guard.abandoned();
      }
    }
  }

  private Duration since(Instant start) {
    Duration took = Duration.between(start, clock.instant());
    return took.isNegative() ? Duration.ZERO : took;
  }
}
