package dev.weavergen.workflows.generation;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.workflows.spans.ExecutionSpan;
import java.util.UUID;

/**
 * Trace and span ids that follow from Temporal's own ids, so that a step that is told again gets
 * the id that it had, and stored spans and exported ones agree without a word between them.
 */
public final class TraceIds {
  /** The activity id under which the span of a whole run is stored. */
  public static final String RUN = "run";

  private static final int SPAN_ID_DIGITS = 16;
  private static final int TRACE_ID_DIGITS = 32;

  private TraceIds() {}

  /** 32 hexadecimal digits: the run id itself, which Temporal makes a UUID, else its hash. */
  public static String trace(String runId) {
    try {
      return UUID.fromString(runId).toString().replace("-", "");
    } catch (IllegalArgumentException notUuid) {
      return Sha256.of(runId).substring(0, TRACE_ID_DIGITS);
    }
  }

  /** 16 hexadecimal digits for one attempt at one step. */
  public static String span(ExecutionSpan.Key key) {
    String name =
        key.workflowId() + "\n" + key.runId() + "\n" + key.activityId() + "\n" + key.attempt();
    return Sha256.of(name).substring(0, SPAN_ID_DIGITS);
  }

  /** The key of the span of the whole run. */
  public static ExecutionSpan.Key runKey(String workflowId, String runId) {
    return new ExecutionSpan.Key(workflowId, runId, RUN, 1);
  }
}
