package dev.weavergen.domain.consensus;

import java.util.Optional;

/**
 * One candidate as the agreement rules see it.
 *
 * @param member the panel member who wrote it
 * @param source the program
 * @param confidence stated by the model, in [0, 1]
 * @param reasoning the model's own words
 */
public record Voter(
    String member, String source, Optional<Double> confidence, Optional<String> reasoning) {}
