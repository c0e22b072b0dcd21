package dev.weavergen.domain.generation;

/**
 * The knowledge that a generation used.
 *
 * @param version within its scope, from 1
 */
public record KnowledgeUse(long version) {}
