package dev.weavergen.workflows.learning;

import dev.weavergen.domain.learning.Knowledge;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Steps of learning that do as a test says. */
final class ScriptedLearning implements LearningActivity {
  long revision = 7;
  int generations = 3;
  boolean published = true;
  boolean lostOnce;
  boolean damaged;

  /** What every attempt at fitting throws. */
  Optional<RuntimeException> bad = Optional.empty();

  final AtomicInteger fits = new AtomicInteger();

  @Override
  public Plan plan(String scope) {
    if (damaged) {
      throw ApplicationFailure.newNonRetryableFailure("version 1 cannot be read", "Unavailable");
    }
    return new Plan(scope, OptionalLong.of(1), 2, 4, revision);
  }

  @Override
  public Digest digest(Plan plan) {
    if (lostOnce && Activity.getExecutionContext().getInfo().getAttempt() == 1) {
      throw ApplicationFailure.newFailure("the store is away", "Unavailable");
    }
    return new Digest(3, 3 - generations, 12);
  }

  @Override
  public Draft fit(Plan plan) {
    int _ = fits.incrementAndGet();
    if (bad.isPresent()) {
      throw bad.get();
    }
    return new Draft(
        plan.scope(),
        "ab".repeat(32),
        new Outline(
            plan.next(),
            plan.version(),
            plan.revision(),
            generations,
            2 * generations,
            Optional.of("v2"),
            new Knowledge.Trial(3, -.1, -.2, -.05, true, "promoted *at once*"),
            new Knowledge.Drift(40, .2, true)));
  }

  @Override
  public Publication publish(Draft draft) {
    return new Publication(published, OptionalLong.of(2));
  }
}
