package dev.weavergen.workflows.spans;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Our stored record of one attempt at one step of a run. It shares its ids with the OpenTelemetry
 * span and is not that span.
 *
 * @param key which attempt at which step it records
 * @param traceId 32 hexadecimal digits, one per run
 * @param spanId 16 hexadecimal digits
 * @param parentSpanId empty for the span of the whole run
 * @param kind {@code generation}, {@code recall}, {@code generate}, {@code agree}, {@code record},
 *     …
 * @param name for people, for example the member that was asked
 * @param duration empty while the step runs
 * @param attributes typed facts, at most 64, sorted by name
 * @param error empty unless the attempt failed
 */
public record ExecutionSpan(
    Key key,
    String traceId,
    String spanId,
    Optional<String> parentSpanId,
    String kind,
    String name,
    Instant startedAt,
    Optional<Duration> duration,
    SortedMap<String, AttributeValue> attributes,
    Optional<SpanError> error) {
  public ExecutionSpan {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * @param workflowId the generation's id
   * @param runId Temporal's id of this run of the workflow
   * @param activityId Temporal's id of the activity within the run; {@code workflow} for the run
   *     itself
   * @param attempt from 1
   */
  public record Key(String workflowId, String runId, String activityId, int attempt) {}

  /** A typed attribute. */
  public sealed interface AttributeValue {
    record Text(String value) implements AttributeValue {}

    record Whole(long value) implements AttributeValue {}

    record Real(double value) implements AttributeValue {}

    record Flag(boolean value) implements AttributeValue {}
  }

  /**
   * @param type a stable word, for example a failure kind
   * @param message for people, bounded, without secrets
   */
  public record SpanError(String type, String message) {}
}
