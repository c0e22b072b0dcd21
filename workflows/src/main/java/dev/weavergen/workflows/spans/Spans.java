package dev.weavergen.workflows.spans;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store of execution spans. Every method is idempotent by {@link ExecutionSpan.Key}. */
public interface Spans {
  /** Writes a span or replaces the one of the same key; a finished span is never reopened. */
  void write(ExecutionSpan span);

  /**
   * Ends the run's spans that are still open because their worker was lost.
   *
   * @param except the step that is doing this now
   * @return how many spans the run has in all
   */
  int closeAbandoned(ExecutionSpan.Key except, Instant now);

  /** The run's spans by start, a page of at most {@code rows}, after that span id. */
  List<ExecutionSpan> page(String workflowId, Optional<String> afterSpanId, int rows);
}
