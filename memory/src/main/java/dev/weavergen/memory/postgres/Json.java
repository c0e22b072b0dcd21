package dev.weavergen.memory.postgres;

/** A JSON document as a parameter of a statement; write {@code ?::jsonb} for it. */
public record Json(String text) {}
