package dev.weavergen.workflows.panel;

import dev.weavergen.domain.candidate.Sha256;

/**
 * What is sent to a model.
 *
 * @param system instructions; empty for completion style
 * @param user the question, or for completion style the text to go on with
 * @param task id of the benchmark task that is asked about, empty outside of benchmarks; only
 *     recordings look at it
 */
public record Prompt(String system, String user, String task) {
  /** Identifies the request whatever model gets it: recordings are keyed by it. */
  public String sha256() {
    return Sha256.of(system + "\u0000" + user);
  }
}
