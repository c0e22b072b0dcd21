package dev.weavergen.workflows.learning;

import java.util.Optional;

/**
 * Where a learning run is.
 *
 * @param stage {@code plan}, {@code digest}, {@code fit}, {@code publish} or {@code done}
 * @param words what it is about to do or has done, for a person
 */
public record LearningProgress(
    String stage,
    String words,
    Optional<LearningActivity.Plan> plan,
    Optional<LearningActivity.Digest> digest) {}
