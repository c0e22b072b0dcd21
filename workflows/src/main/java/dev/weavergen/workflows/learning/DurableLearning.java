package dev.weavergen.workflows.learning;

import dev.weavergen.workflows.generation.FailedStep;
import dev.weavergen.workflows.generation.ProgrammingErrors;
import dev.weavergen.workflows.learning.LearningActivity.Digest;
import dev.weavergen.workflows.learning.LearningActivity.Draft;
import dev.weavergen.workflows.learning.LearningActivity.Outline;
import dev.weavergen.workflows.learning.LearningActivity.Plan;
import dev.weavergen.workflows.learning.LearningActivity.Publication;
import dev.weavergen.workflows.learning.Lesson.Ending;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A learning run: plan → digest → fit → publish. Every step may be lost with its worker and is then
 * done again by another; what is published is the same. A step that fails for good fails the run,
 * which has published nothing then; the next run learns the same labels. A further learner is a
 * further step between digest and publish.
 */
public final class DurableLearning implements LearningWorkflow {
  private static final Duration STEP_MAX = Duration.ofMinutes(2);
  private static final Duration DIGEST_MAX = Duration.ofHours(6);
  private static final Duration FIT_MAX = Duration.ofHours(1);
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(30);

  /**
   * About half an hour of a store that is away. A step that still fails then ends its run, so that
   * the next night's can begin: runs never overlap.
   */
  static final int ATTEMPTS_MAX = 60;

  /** All attempts at a step with their waits; a night is no longer. */
  private static final Duration STEP_TOTAL_MAX = Duration.ofHours(8);

  private String stage = "plan";
  private String words = "looks for new labels";
  private Optional<Plan> planned = Optional.empty();
  private Optional<Digest> digested = Optional.empty();

  @Override
  public Lesson learn(@Nullable RawValue request, @Nullable RawValue surplus) {
    String scope = LearningInput.scope(request, surplus);
    Workflow.upsertMemo(Collections.singletonMap("summary", "learn in scope " + scope));
    enter("plan", "looks for new labels in scope " + scope);
    Plan plan = step("plan", STEP_MAX, activity -> activity.plan(scope));
    planned = Optional.of(plan);
    Lesson lesson = plan.hasNews() ? learned(plan) : nothingNew(plan, Digest.NONE);
    enter("done", lesson.words());
    return lesson;
  }

  private Lesson learned(Plan plan) {
    enter("digest", "reads what the labels since revision " + plan.watermark() + " are about");
    Digest digest = step("digest", DIGEST_MAX, activity -> activity.digest(plan));
    digested = Optional.of(digest);
    enter("fit", "learns version " + plan.next() + " and tries it against the champion");
    Draft draft = step("fit", FIT_MAX, activity -> activity.fit(plan));
    if (draft.knowledge().generations() == 0) {
      return nothingNew(plan, digest);
    }
    enter("publish", "publishes version " + plan.next());
    Publication publication = step("publish", STEP_MAX, activity -> activity.publish(draft));
    return lesson(plan, digest, Optional.of(draft), publication.current(), ending(publication));
  }

  private static Ending ending(Publication publication) {
    return publication.published() ? Ending.PUBLISHED : Ending.OVERTAKEN;
  }

  private static Lesson nothingNew(Plan plan, Digest digest) {
    return lesson(plan, digest, Optional.empty(), plan.version(), Ending.NOTHING_NEW);
  }

  private static Lesson lesson(
      Plan plan, Digest digest, Optional<Draft> draft, OptionalLong current, Ending ending) {
    Optional<Outline> outline = draft.map(Draft::knowledge);
    return new Lesson(
        plan.scope(),
        ending,
        current,
        digest.generations(),
        digest.withoutCase(),
        digest.spans(),
        outline,
        draft.map(Draft::sha256),
        LessonWords.of(plan, digest, outline, ending));
  }

  @Override
  public LearningProgress progress() {
    return new LearningProgress(stage, words, planned, digested);
  }

  private void enter(String next, String about) {
    stage = next;
    words = about;
    Workflow.setCurrentDetails("**" + stage + "** · " + LessonWords.escaped(words));
  }

  /** A step whose own failure, when it is final, is the run's. */
  private static <T> T step(String summary, Duration attemptMax, Step<T> step) {
    LearningActivity activity =
        Workflow.newActivityStub(LearningActivity.class, options(summary, attemptMax));
    try {
      return step.of(activity);
    } catch (ActivityFailure failure) {
      throw failure.getCause() instanceof CanceledFailure
          ? failure
          : FailedStep.ofRun("the step " + summary, failure);
    }
  }

  private interface Step<T> {
    T of(LearningActivity activity);
  }

  private static ActivityOptions options(String summary, Duration attemptMax) {
    return ActivityOptions.newBuilder()
        .setSummary(summary)
        .setStartToCloseTimeout(attemptMax)
        .setScheduleToCloseTimeout(STEP_TOTAL_MAX)
        .setHeartbeatTimeout(HEARTBEAT_TIMEOUT)
        .setRetryOptions(
            ProgrammingErrors.notRetried(
                RetryOptions.newBuilder()
                    .setMaximumInterval(RETRY_PAUSE_MAX)
                    .setMaximumAttempts(ATTEMPTS_MAX)
                    .build()))
        .build();
  }
}
