package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;

/**
 * A changed value.
 *
 * @param kind of the change, in one word, by which probes are kept diverse
 */
record Mutant(String kind, Value value) {}
