package dev.weavergen.api.validation;

import dev.weavergen.workflows.spans.ExecutionSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One span on the time line of its run; coordinates run from 0 to 100. */
record SpanRow(String step, String name, String kind, String start, String width, String millis) {
  /** A bar is wide enough to be seen. */
  private static final double WIDTH_MIN = 0.006;

  static List<SpanRow> of(List<ExecutionSpan> spans) {
    Optional<Instant> first =
        spans.stream().map(ExecutionSpan::startedAt).min(Comparator.naturalOrder());
    Optional<Instant> last = spans.stream().map(SpanRow::end).max(Comparator.naturalOrder());
    if (first.isEmpty() || last.isEmpty()) {
      return List.of();
    }
    double wholeNanos = Math.max(1, Duration.between(first.get(), last.get()).toNanos());
    return spans.stream().map(span -> of(span, first.get(), wholeNanos)).toList();
  }

  private static SpanRow of(ExecutionSpan span, Instant first, double wholeNanos) {
    double start = Duration.between(first, span.startedAt()).toNanos() / wholeNanos;
    double width = Duration.between(span.startedAt(), end(span)).toNanos() / wholeNanos;
    return new SpanRow(
        span.kind(),
        span.error().map(error -> span.name() + ": " + error.message()).orElse(span.name()),
        span.error().isPresent() ? "failed" : "done",
        Figures.coordinate(Math.min(start, 1 - WIDTH_MIN)),
        Figures.coordinate(Math.max(width, WIDTH_MIN)),
        Figures.orMissing(span.duration().map(Duration::toMillis)));
  }

  private static Instant end(ExecutionSpan span) {
    return span.startedAt().plus(span.duration().orElse(Duration.ZERO));
  }
}
