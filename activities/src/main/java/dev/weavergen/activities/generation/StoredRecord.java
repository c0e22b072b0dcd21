package dev.weavergen.activities.generation;

import dev.weavergen.activities.spans.AttemptKey;
import dev.weavergen.activities.spans.SpanExport;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.RecordActivity;
import dev.weavergen.workflows.generation.TraceIds;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import dev.weavergen.workflows.spans.Spans;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finalises a generation in the store: its result, its own span, and the spans that a lost worker
 * left open.
 */
public final class StoredRecord implements RecordActivity {
  private final Generations generations;
  private final Spans spans;
  private final SpanExport export;
  private final Clock clock;

  public StoredRecord(Generations generations, Spans spans, SpanExport export, Clock clock) {
    this.generations = generations;
    this.spans = spans;
    this.export = export;
    this.clock = clock;
  }

  @Override
  public int record(Generation generation) {
    ExecutionSpan.Key self = AttemptKey.of(Activity.getExecutionContext().getInfo());
    Instant now = clock.instant();
    Duration total = Duration.ofMillis(generation.timingsMillis().getOrDefault("total", 0L));
    ExecutionSpan run =
        runSpan(self, generation, startedAt(self).orElseGet(() -> now.minus(total)), total);
    spans.write(run);
    int count = spans.closeAbandoned(self, now);
    boolean opened = generations.finish(end(self, generation.withSpans(count), now));
    StepSpan.current().attribute("weavergen.spans", count).attribute("weavergen.opened", opened);
    export.export(run);
    return count;
  }

  /** The run's own start, so that recording again later tells the same; empty when not opened. */
  private Optional<Instant> startedAt(ExecutionSpan.Key self) {
    return generations
        .find(self.workflowId())
        .map(Generations.GenerationRow::summary)
        .filter(summary -> summary.runId().equals(self.runId()))
        .map(Generations.GenerationSummary::startedAt);
  }

  private static ExecutionSpan runSpan(
      ExecutionSpan.Key self, Generation generation, Instant startedAt, Duration total) {
    ExecutionSpan.Key key = TraceIds.runKey(self.workflowId(), self.runId());
    return new ExecutionSpan(
        key,
        TraceIds.trace(self.runId()),
        TraceIds.span(key),
        Optional.empty(),
        "generation",
        generation.id(),
        startedAt,
        Optional.of(total),
        attributes(generation),
        Optional.empty());
  }

  private static SortedMap<String, AttributeValue> attributes(Generation generation) {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    attributes.put("weavergen.status", new AttributeValue.Text(generation.status().wireName()));
    attributes.put(
        "weavergen.candidates", new AttributeValue.Whole(generation.candidates().size()));
    attributes.put("weavergen.cost_usd", new AttributeValue.Real(generation.costUsd()));
    attributes.put("weavergen.tokens", new AttributeValue.Whole(generation.tokens()));
    generation
        .consensus()
        .ifPresent(consensus ->
            attributes.put("weavergen.score", new AttributeValue.Real(consensus.score())));
    generation
        .prediction()
        .ifPresent(prediction ->
            attributes.put(
                "weavergen.probability", new AttributeValue.Real(prediction.probability())));
    return attributes;
  }

  private static Generations.GenerationEnd end(
      ExecutionSpan.Key self, Generation generation, Instant now) {
    return new Generations.GenerationEnd(
        generation.id(),
        self.runId(),
        generation.status().wireName(),
        generation.score(),
        Json.mapper().writeValueAsString(generation),
        now);
  }
}
