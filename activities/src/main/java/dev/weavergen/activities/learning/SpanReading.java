package dev.weavergen.activities.learning;

import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import dev.weavergen.workflows.spans.Spans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the execution spans of a generation tell of its members' replies. */
final class SpanReading {
  private static final String MEMBER_ASKED = "generate";
  private static final String MEAN_LOG_PROBABILITY = "weavergen.mean_log_probability";
  private static final int PAGE_ROWS = 200;

  /** A generation with more spans than this has been retried for days; its beginning is enough. */
  private static final int SPANS_MAX = 2_000;

  private final Map<String, Double> meanLogProbabilities = new HashMap<>();
  private int spans;

  private SpanReading() {}

  /** Reads them page by page, of the last run of that generation and of those before it. */
  static SpanReading of(Spans store, String generationId) {
    SpanReading reading = new SpanReading();
    Optional<String> after = Optional.empty();
    List<ExecutionSpan> page;
    do {
      page = store.page(generationId, after, PAGE_ROWS);
      page.forEach(reading::read);
      after = page.isEmpty() ? after : Optional.of(page.getLast().spanId());
    } while (page.size() == PAGE_ROWS && reading.spans < SPANS_MAX);
    return reading;
  }

  /** The last reply that arrived is the one that became the program. */
  private void read(ExecutionSpan span) {
    spans++;
    if (span.kind().equals(MEMBER_ASKED)
        && span.error().isEmpty()
        && span.attributes().get(MEAN_LOG_PROBABILITY) instanceof AttributeValue.Real(double mean)
        && Double.isFinite(mean)) {
      meanLogProbabilities.put(span.name(), mean);
    }
  }

  Optional<Double> meanLogProbability(String member) {
    return Optional.ofNullable(meanLogProbabilities.get(member));
  }

  int spans() {
    return spans;
  }
}
