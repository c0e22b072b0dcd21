package dev.weavergen.activities.spans;

import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;

/**
 * Exports finished execution spans through OpenTelemetry, with the ids of the stored ones. Best
 * effort: what the exporter loses is still in the store.
 */
public final class SpanExport {
  private static final String MODEL_CALL = "generate";

  private final Tracer tracer;

  public SpanExport(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("dev.weavergen");
  }

  /** Exports a finished span. */
  public void export(ExecutionSpan span) {
    SpanBuilder builder =
        tracer
            .spanBuilder(span.kind() + " " + span.name())
            .setSpanKind(span.kind().equals(MODEL_CALL) ? SpanKind.CLIENT : SpanKind.INTERNAL)
            .setStartTimestamp(span.startedAt())
            .setParent(parent(span));
    span.attributes().forEach((key, value) -> set(builder, key, value));
    span.error().ifPresent(error -> builder.setAttribute("error.type", error.type()));
    Span exported = started(builder, span);
    span.error()
        .ifPresent(
            error -> exported.setStatus(StatusCode.ERROR, error.type() + ": " + error.message()));
    exported.end(span.startedAt().plus(span.duration().orElse(Duration.ZERO)));
  }

  private static Span started(SpanBuilder builder, ExecutionSpan span) {
    ForcedIds.next(span.traceId(), span.spanId());
    try {
      return builder.startSpan();
    } finally {
      ForcedIds.none();
    }
  }

  /** A parent that was started elsewhere; the run's own span has none. */
  private static Context parent(ExecutionSpan span) {
    return span.parentSpanId()
        .map(parent ->
            SpanContext.createFromRemoteParent(
                span.traceId(), parent, TraceFlags.getSampled(), TraceState.getDefault()))
        .map(parent -> Context.root().with(Span.wrap(parent)))
        .orElse(Context.root());
  }

  private static void set(SpanBuilder builder, String key, AttributeValue value) {
    switch (value) {
      case AttributeValue.Text text -> builder.setAttribute(key, text.value());
      case AttributeValue.Whole whole -> builder.setAttribute(key, whole.value());
      case AttributeValue.Real real -> builder.setAttribute(key, real.value());
      case AttributeValue.Flag flag -> builder.setAttribute(key, flag.value());
    }
  }
}
