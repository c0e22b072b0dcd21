package dev.weavergen.workflows.generation;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stages that a run goes through and how long each took, by the workflow's own clock. */
final class Timeline {
  private final long startedMillis = Workflow.currentTimeMillis();
  private final Map<String, Long> timingsMillis = new LinkedHashMap<>();
  private String stage;
  private long stageStartedMillis = startedMillis;

  Timeline(String firstStage) {
    this.stage = firstStage;
  }

  /** Ends the stage and begins the next; a stage that is entered again goes on. */
  void enter(String next) {
    if (next.equals(stage)) {
      return;
    }
    long now = Workflow.currentTimeMillis();
    timingsMillis.merge(stage, now - stageStartedMillis, Long::sum);
    stage = next;
    stageStartedMillis = now;
  }

  String stage() {
    return stage;
  }

  Instant startedAt() {
    return Instant.ofEpochMilli(startedMillis);
  }

  Duration elapsed() {
    return Duration.ofMillis(Workflow.currentTimeMillis() - startedMillis);
  }

  /** The stages that are over, in their order, and {@code total} until now. */
  Map<String, Long> timingsMillis() {
    Map<String, Long> timings = new LinkedHashMap<>(timingsMillis);
    timings.put("total", elapsed().toMillis());
    return timings;
  }
}
