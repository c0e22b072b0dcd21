package dev.weavergen.activities.evidence;

import dev.weavergen.domain.candidate.Program;

/**
 * A program of one member of the panel.
 *
 * @param model the member's name, unique in the panel
 */
record Candidate(String model, Program program) {}
