package dev.weavergen.workflows.outcomes;

/**
 * What somebody found out about the program that a generation chose.
 *
 * @param programSha256 of that program, so that nobody judges one that was never seen
 * @param passed whether it is right
 */
public record OutcomeReport(String generationId, String programSha256, boolean passed) {
  /** The id of the workflow that writes it: one for each program of each generation. */
  public String workflowId() {
    return "outcome-" + generationId + "-" + programSha256;
  }
}
