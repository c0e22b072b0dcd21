package dev.weavergen.workflows.outcomes;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One step, tried until the store can be written. */
public final class DurableOutcome implements OutcomeWorkflow {
  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30);

  /** A store that is away that long needs a person, and the report can be given again. */
  private static final Duration LABELLING_MAX = Duration.ofDays(1);

  private static final Duration RETRY_PAUSE_MAX = Duration.ofMinutes(1);

  @Override
  public OutcomeLabels label(@Nullable RawValue raw) {
    OutcomeReport report = OutcomeInput.read(raw);
    LabelActivity activity =
        Workflow.newActivityStub(
            LabelActivity.class,
            ActivityOptions.newBuilder()
                .setSummary(report.passed() ? "label as right" : "label as wrong")
                .setStartToCloseTimeout(ATTEMPT_MAX)
                .setScheduleToCloseTimeout(LABELLING_MAX)
                .setRetryOptions(
                    RetryOptions.newBuilder().setMaximumInterval(RETRY_PAUSE_MAX).build())
                .build());
    try {
      return activity.label(report);
    } catch (ActivityFailure failure) {
      throw failure.getCause() instanceof ApplicationFailure cause
          ? ApplicationFailure.newNonRetryableFailureWithCause(
              String.valueOf(cause.getOriginalMessage()), cause.getType(), failure)
          : failure;
    }
  }
}
