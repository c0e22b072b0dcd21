package dev.weavergen.activities.spans;

import dev.weavergen.workflows.generation.TraceIds;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.SpanError;
import dev.weavergen.workflows.spans.Spans;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records every attempt at every activity as an execution span, where it happens: written open
 * before the step begins, so that a run that waits or was killed can be seen, and closed after it,
 * failed attempts too. A span that cannot be written fails the attempt, and Temporal retries it.
 * One of the places that look at every exception; none is swallowed.
 */
public final class SpanInterceptor extends WorkerInterceptorBase {
  private final Spans spans;
  private final SpanExport export;
  private final Clock clock;

  public SpanInterceptor(Spans spans, SpanExport export, Clock clock) {
    this.spans = spans;
    this.export = export;
    this.clock = clock;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Recording(next);
  }

  private final class Recording extends ActivityInboundCallsInterceptorBase {
    private @Nullable ActivityExecutionContext context;

    Recording(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext activity) {
      context = activity;
      super.init(activity);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      if (context == null) {
        throw new IllegalStateException("an activity is executed before it is initialised");
      }
      ActivityInfo info = context.getInfo();
      Instant startedAt = clock.instant();
      StepSpan step = new StepSpan();
      spans.write(span(info, startedAt, step, Optional.empty(), Optional.empty()));
      try {
        ActivityOutput output = step.run(() -> super.execute(input));
        close(info, startedAt, step, Optional.empty());
        return output;
      } catch (RuntimeException | Error failure) {
        closeFailed(info, startedAt, step, failure);
        throw failure;
      } catch (Exception checked) {
        throw new IllegalStateException("an activity's exceptions arrive unchecked", checked);
      }
    }
  }

  /** What the step failed with decides about its retry, whatever becomes of its span. */
  private void closeFailed(ActivityInfo info, Instant startedAt, StepSpan step, Throwable failure) {
    try {
      close(info, startedAt, step, Optional.of(error(failure)));
    } catch (RuntimeException unwritten) {
      failure.addSuppressed(unwritten);
    }
  }

  private void close(
      ActivityInfo info, Instant startedAt, StepSpan step, Optional<SpanError> error) {
    Duration duration = Duration.between(startedAt, clock.instant());
    ExecutionSpan span =
        span(
            info,
            startedAt,
            step,
            Optional.of(duration.isNegative() ? Duration.ZERO : duration),
            error);
    spans.write(span);
    export.export(span);
  }

  private static ExecutionSpan span(
      ActivityInfo info,
      Instant startedAt,
      StepSpan step,
      Optional<Duration> duration,
      Optional<SpanError> error) {
    ExecutionSpan.Key key = AttemptKey.of(info);
    return new ExecutionSpan(
        key,
        TraceIds.trace(key.runId()),
        TraceIds.span(key),
        Optional.of(TraceIds.span(TraceIds.runKey(key.workflowId(), key.runId()))),
        info.getActivityType(),
        step.name().orElse(info.getActivityType()),
        startedAt,
        duration,
        new TreeMap<>(step.attributes()),
        error);
  }

  private static SpanError error(Throwable failure) {
    return switch (failure) {
      case ApplicationFailure application ->
          new SpanError(
              application.getType(),
              SpanText.bounded(String.valueOf(application.getOriginalMessage())));
      case ActivityCompletionException _ ->
          new SpanError("cancelled", "nobody waits for this attempt any more");
      default ->
          new SpanError(
              failure.getClass().getSimpleName(),
              SpanText.bounded(String.valueOf(failure.getMessage())));
    };
  }
}
