package dev.weavergen.domain.evidence;

import dev.weavergen.domain.Limits;
import java.time.Duration;

/**
 * What one program may use while it is run on one batch of calls.
 *
 * @param perCall of computing; a call that waits instead gets at most three times as long
 * @param perBatch wall time for loading and all calls together
 * @param memoryBytes the address space beyond what the language's runtime itself needs
 * @param outputBytes what it may print, and what it may return, each
 */
public record RunLimits(Duration perCall, Duration perBatch, long memoryBytes, long outputBytes) {
  /** The limits that candidates get. */
  public static final RunLimits CANDIDATE =
      new RunLimits(
          Limits.SANDBOX_CALL_MAX,
          Limits.SANDBOX_BATCH_MAX,
          Limits.SANDBOX_MEMORY_BYTES_MAX,
          Limits.SANDBOX_OUTPUT_BYTES_MAX);
}
