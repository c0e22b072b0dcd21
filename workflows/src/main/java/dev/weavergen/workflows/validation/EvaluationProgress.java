package dev.weavergen.workflows.validation;

import java.util.Optional;

/**
 * Where an evaluation is.
 *
 * @param stage {@code plan}, {@code run}, {@code assess} or {@code done}
 * @param total tasks
 * @param done tasks that are run and labelled, or were given up
 * @param passed tasks of which the chosen program passed
 * @param failedRuns tasks whose generation or labelling failed
 * @param leftMillis an estimate, from what the tasks so far took; empty before the first is done
 */
public record EvaluationProgress(
    String stage,
    int total,
    int done,
    int running,
    int passed,
    int failedRuns,
    long elapsedMillis,
    Optional<Long> leftMillis) {}
